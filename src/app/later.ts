/*
 * What few visits to a record need, in one file that is loaded when it is needed. One and not two, because the bundler makes
 * a further file of what two have in common with the app, which every visit would have to wait for.
 */
export { SignedInPage } from './signed-in-page'
export { PartnerPage } from '../lookup/partner-page'
export { JsonView } from '../record/json-view'
