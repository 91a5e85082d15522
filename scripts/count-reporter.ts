import type { Reporter } from 'vitest/node'

/**
 * Ends a test run with the line `N passed, N failed`, for programs to read. A file that fails without a failed test (it
 * does not load, or its set-up throws) counts as one failure, as does an error outside of tests. Skipped tests are not
 * counted.
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
