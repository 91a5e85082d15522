/*
 * What a record needs and the first screen does not, loaded as one file: the client and the page. Whoever needs either
 * needs both, and one file compresses better than two.
 */
export { createCustomerClient } from '../api/client'
export { CustomerPage } from '../customers/customer-page'
