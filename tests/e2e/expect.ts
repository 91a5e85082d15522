import { expect as expectWithin5s } from 'playwright/test'

/**
 * Playwright's, with time for a lookup that takes its whole 10 s on a machine that is busy with something else. How
 * long a thing may take is said by the tests that are about it.
 */
export const expect = expectWithin5s.configure({ timeout: 30_000 })
