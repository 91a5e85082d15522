import type { LookupError, LookupErrorKind } from '../api/errors'
import type { Deployment } from '../customers/deployment'

/**
 * The text for a failed lookup. `recovery`: the main action to offer. `reload` leads to the sign-in, `edit` to the ID, and
 * `report` copies the details, where the agent cannot help themselves; `mayRetry`: whether a new try may help all the same.
 * `isImprints`: whether Imprint's status page may tell more. Not where the fault may be here or on the way.
 */
export interface FailureDescription {
  title: string
  text: string
  recovery: 'retry' | 'reload' | 'edit' | 'report'
  mayRetry?: boolean
  isImprints?: boolean
}

/** Where Imprint tells its partners of outages. */
export const imprintStatusPage = 'https://status.imprint.co/partners'

const descriptions: Record<Exclude<LookupErrorKind, 'broken'>, FailureDescription> = {
  'not-found': {
    title: 'No customer found',
    text: 'Compare the ID with the ticket, first and last characters too. It may also belong to another product or environment.',
    recovery: 'edit',
  },
  'invalid-request': {
    title: 'Imprint did not accept this ID',
    text: 'Compare it with the ticket and correct it.',
    recovery: 'edit',
  },
  'session-ended': {
    title: 'Your session has ended',
    text: 'Customer data has been cleared from this page. Sign in again; you come back to this customer.',
    recovery: 'reload',
  },
  'not-allowed': {
    title: 'You may not view this customer',
    text: 'Your sign-in, or this connection, has no permission to read customers. An administrator can change that.',
    recovery: 'report',
  },
  'rate-limited': {
    title: 'Too many lookups',
    text: 'Imprint asks for a pause. Nothing is wrong with the ID.',
    recovery: 'retry',
  },
  'daily-limit': {
    title: 'You have reached today’s limit of customers',
    text: 'You can look at the customers of today again. The limit starts anew at midnight UTC; an administrator can change it.',
    recovery: 'report',
  },
  misrouted: {
    title: 'The lookup service is not available',
    text: 'The answer did not come from Imprint: something between here and there is set up wrongly. This does not mean that the customer does not exist. Send the details to an administrator.',
    recovery: 'report',
    mayRetry: true,
  },
  misconfigured: {
    title: 'The lookup service is misconfigured',
    text: 'Imprint refused this service’s own credentials. Signing in again does not help: send the details to an administrator.',
    recovery: 'report',
    mayRetry: true,
  },
  'sign-in-unavailable': {
    title: 'The sign-in service is down',
    text: 'Your permission could not be checked, so nothing was asked of Imprint. Try again in a moment.',
    recovery: 'retry',
  },
  'server-error': {
    title: 'Imprint has a problem',
    text: 'The fault is on their side. Try again in a moment; if it lasts, send the details to support.',
    recovery: 'retry',
    isImprints: true,
  },
  'too-slow': {
    title: 'Imprint did not answer in 10 seconds',
    text: 'The lookup was stopped. Try again; if it lasts, send the details to support.',
    recovery: 'retry',
    isImprints: true,
  },
  'too-large': {
    title: 'This record is too large to show',
    text: 'The answer is over 1 MB, far more than a customer’s record should be. Send the details to support.',
    recovery: 'report',
    mayRetry: true,
  },
  offline: {
    title: 'You are offline',
    text: 'Nothing was sent. Check the network, then try again.',
    recovery: 'retry',
  },
  unreachable: {
    title: 'Cannot reach the lookup service',
    text: 'The connection failed before a whole answer came. Check the network or VPN, then try again.',
    recovery: 'retry',
  },
  empty: {
    title: 'Imprint sent an empty answer',
    text: 'There was nothing in it to show. Try again.',
    recovery: 'retry',
    isImprints: true,
  },
  unreadable: {
    title: 'Imprint answered in a form this tool cannot read',
    text: 'It may be a sign-in page or a proxy’s own message. Try again, or sign in again by reloading; if it lasts, send the details to support.',
    recovery: 'retry',
  },
  'another-record': {
    title: 'Imprint answered with another customer’s record',
    text: 'The ID in the answer is not the one asked for, so nothing of it is shown. Send the details to support.',
    recovery: 'report',
    mayRetry: true,
  },
}

const describeOwnFault = (appName: string): FailureDescription => ({
  title: `${appName} made a mistake`,
  text: 'The fault is in this tool, not in the ID. Try again; if it lasts, send the details to support.',
  recovery: 'retry',
})

/** Embedded, the agent signs in in the portal: a sign-in page does not allow itself to be shown in a frame. */
const sessionEndedInPortal: FailureDescription = {
  title: 'Your session has ended',
  text: 'Customer data has been cleared from this tab. Sign in again in the portal, then try again.',
  recovery: 'retry',
}

/** The text for a failed lookup, which depends on whether the app is embedded in a portal, and may name the app. */
export function describeFailure(
  { kind }: LookupError,
  { appName, embedded }: Pick<Deployment, 'appName' | 'embedded'>,
): FailureDescription {
  if (kind === 'broken') return describeOwnFault(appName)
  return embedded && kind === 'session-ended' ? sessionEndedInPortal : descriptions[kind]
}
