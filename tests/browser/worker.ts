import { setupWorker } from 'msw/browser'

/** The network of the tests: setup.ts starts it with the fake vendor, a test overrides what it needs (`worker.use`). */
export const worker = setupWorker()
