/*
 * What is shown in place of a record, loaded as one file; see failure-code.ts.
 */
export { describeFailure } from './describe-failure'
export { CopyFailure, LookupFailure } from './lookup-failure'
export { LookupStopped } from './lookup-stopped'
export { RefusedId } from './refused-id'
