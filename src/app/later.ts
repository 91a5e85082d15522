/*
 * What a record does not need, or only where callers are checked, in one file that is loaded when it is needed. One and not
 * several, because the bundler makes a further file of what they have in common with the app, which every visit would have
 * to wait for.
 */
export { ShortcutSheet } from './shortcut-sheet'
export { SignedInPage } from './signed-in-page'
export { PartnerPage } from '../lookup/partner-page'
export { CallerCheckSection } from '../record/caller-check-section'
export { JsonView } from '../record/json-view'
