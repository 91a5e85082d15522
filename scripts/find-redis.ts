/** Looks for the server that two gateways share their limits in, for the one test that needs it, and says what it found. */
import { spawnSync } from 'node:child_process'

/** The command of an installed Redis or Valkey, or undefined. */
export function findRedis(): string | undefined {
  return ['valkey-server', 'redis-server'].find((command) => spawnSync(command, ['--version']).status === 0)
}

if (import.meta.main) {
  const found = findRedis()
  process.stdout.write(
    found
      ? `Two gateways share their limits in ${found}\n`
      : 'No redis-server or valkey-server: the test of limits that two gateways share is left out.\n',
  )
}
