import { codeQuery } from '../ui/code-query'

/**
 * The words for what went wrong. A lookup that succeeds at once does without them, so they are no part of its page;
 * they set out with the search page, or when an answer lets wait for itself.
 */
export const failureCodeQuery = codeQuery('failure-pages', () => import('./failure-pages'))
