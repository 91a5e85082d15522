/** Finds a Redis or Valkey server for the one test in which two gateways share rate limits; prints what it found. */
import { spawnSync } from 'node:child_process'

/** The command of an installed Redis or Valkey, or undefined. */
export function findRedis(): string | undefined {
  return ['valkey-server', 'redis-server'].find((command) => spawnSync(command, ['--version']).status === 0)
}

if (import.meta.main) {
  const found = findRedis()
  process.stdout.write(
    found
      ? `Testing shared rate limits with ${found}\n`
      : 'No redis-server or valkey-server: the test of shared rate limits is skipped.\n',
  )
}
