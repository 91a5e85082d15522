import type { Reporter } from 'vitest/node'

/**
 * Ends a test run with `N passed, N failed` alone on a line, for programs to read. A file that fails without a failed
 * test (it does not load, its set-up throws) and an error outside any test count as one each; skipped tests do not.
 */
export const countReporter: Reporter = {
  onTestRunEnd(files, errors) {
    let passed = 0
    let failed = errors.length
    for (const file of files) {
      const states = [...file.children.allTests()].map((test) => test.result().state)
      passed += states.filter((state) => state === 'passed').length
      failed += states.filter((state) => state === 'failed').length || (file.state() === 'failed' ? 1 : 0)
    }
    process.stdout.write(`\n${passed} passed, ${failed} failed\n`)
  },
}
