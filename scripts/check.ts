/** `npm run check`: the checks before a commit. `--static` leaves out the builds and tests. */
import { spawn } from 'node:child_process'

interface Outcome {
  name: string
  passed: boolean
}

/** Runs a command and prints its name, duration and result; its own output only if it failed. */
function run(name: string, command: string): Promise<Outcome> {
  const start = performance.now()
  return new Promise((resolve) => {
    // Through a shell, because the tools of node_modules/.bin are .cmd files on Windows.
    const tool = spawn(command, { shell: true, stdio: ['ignore', 'pipe', 'pipe'] })
    const output: Buffer[] = []
    tool.stdout.on('data', (chunk: Buffer) => output.push(chunk))
    tool.stderr.on('data', (chunk: Buffer) => output.push(chunk))
    tool.on('close', (code) => {
      const passed = code === 0
      const seconds = ((performance.now() - start) / 1000).toFixed(1)
      if (!passed) process.stdout.write(Buffer.concat(output))
      process.stdout.write(`${passed ? 'ok    ' : 'FAILED'}  ${name} (${seconds} s)\n`)
      resolve({ name, passed })
    })
  })
}

const outcomes = await Promise.all([
  run('types', 'npm run types'),
  run('lint', 'npm run lint'),
  run('format', 'npm run format -- --check'),
  run('dead code', 'npm run dead-code'),
])
if (!process.argv.includes('--static')) outcomes.push(await run('builds, tests and budgets', 'npm test'))

const failed = outcomes.filter(({ passed }) => !passed).map(({ name }) => name)
process.stdout.write(failed.length === 0 ? 'All checks passed.\n' : `Failed: ${failed.join(', ')}\n`)
process.exitCode = failed.length === 0 ? 0 : 1
