import { type ReactNode, useContext, useEffect, useRef, useState } from 'react'
import type { LookupError, LookupErrorKind } from '../api/errors'
import { isPartnerId } from '../contract/partner-id-rule'
import { buttonClass } from '../ui/button-class'
import { Button } from '../ui/button'
import { useAnnounce } from '../ui/announcer'
import { Icon, type IconShape } from '../ui/icon'
import { MessagePage } from '../ui/message-page'
import { CustomerLink } from '../customers/customer-link'
import { RecentList } from '../customers/recent-list'
import { useDeployment } from '../customers/deployment'
import { describeFailure, imprintStatusPage } from './describe-failure'
import { shouldFocusAnswer, focusLookupBox, otherKindId } from '../customers/focus-lookup-box'
import { ReceivedText } from '../record-kit/received-text'
import { CopyFailure, FailureDetails } from './failure-details'
import { type FailureProps, SessionEndedContext } from './session-ended'
import { usePartnerLookUp } from '../customers/use-partner-look-up'
import { useProduct } from '../customers/use-product'

/** A failed lookup: what happened, and what the agent can do next. */
export function LookupFailure(failure: FailureProps) {
  const renderSessionEnded = useContext(SessionEndedContext)
  if (renderSessionEnded && failure.error.kind === 'session-ended') return renderSessionEnded(failure)
  return <Failure {...failure} />
}

/** What happened, and the lookups before it. Those not in a portal's tab, where they might be taken for the ticket's customer. */
function Failure({ id, error, onRetry, byPartnerId = false }: FailureProps) {
  const deployment = useDeployment()
  const { products, embedded } = deployment
  const { title, text, recovery, mayRetry = recovery === 'retry', isImprints } = describeFailure(error, deployment)
  const product = useProduct()
  const lookUpPartner = usePartnerLookUp()
  const { details } = error
  const notFound = error.kind === 'not-found'
  const [focused] = useState(() => shouldFocusAnswer(embedded)) // once, when the answer arrives
  const otherSpelling = notFound && !details.alsoAsked ? respell(id) : undefined

  return (
    <MessagePage
      {...lookOf(error.kind)}
      below={error.kind !== 'session-ended' && !embedded && <RecentList exceptId={id} />}
      title={title}
      role={notFound || focused ? undefined : 'alert'}
      details={<FailureDetails id={id} error={error} />}
      actions={
        <>
          {recovery === 'reload' && (
            <Button variant="primary" onClick={() => location.reload()}>
              Sign in again
            </Button>
          )}
          {recovery === 'report' && <CopyFailure variant="primary" id={id} error={error} byPartnerId={byPartnerId} />}
          {mayRetry && (
            <RetryButton
              variant={recovery === 'retry' ? 'primary' : 'default'}
              notBefore={retryTime(details)}
              onRetry={onRetry}
            />
          )}
          <Button variant={recovery === 'edit' ? 'primary' : 'default'} onClick={() => focusLookupBox()}>
            <Icon shape="edit" />
            Edit ID
          </Button>
          {notFound && isPartnerId(id) && (
            <Button id={otherKindId} onClick={() => lookUpPartner(id)}>
              Look up as partner ID
            </Button>
          )}
          {otherSpelling && (
            <CustomerLink className={buttonClass()} id={otherSpelling}>
              Try <span translate="no">{otherSpelling}</span>
            </CustomerLink>
          )}
          {notFound &&
            products
              .filter((other) => other !== product)
              .map((other) => (
                <CustomerLink key={other} className={buttonClass()} id={id} product={other}>
                  Try {other}
                </CustomerLink>
              ))}
          {recovery !== 'report' && <CopyFailure id={id} error={error} byPartnerId={byPartnerId} />}
          {isImprints && (
            <a className={buttonClass()} href={imprintStatusPage} target="_blank" rel="noopener noreferrer">
              Imprint’s status page
            </a>
          )}
        </>
      }
    >
      {notFound && (
        <p>
          Imprint has no customer with this ID
          {details.alsoAsked && (
            <>
              , nor with <RequestedId id={details.alsoAsked} />: both letter cases were tried
            </>
          )}
          {product && (
            <>
              {' '}
              in <em translate="no">{product}</em>
            </>
          )}
          .
        </p>
      )}
      <p className={notFound ? 'text-text-muted' : ''}>{text}</p>
      {details.message && !notFound && (
        <p className="text-text-muted">
          Imprint said: “<ReceivedText text={details.message} />”
        </p>
      )}
      {details.problems && (
        <ul className="list-disc ps-5 text-text-muted">
          {details.problems.map((problem, index) => (
            <li key={index}>
              <ReceivedText text={problem} />
            </li>
          ))}
        </ul>
      )}
    </MessagePage>
  )
}

/** Refusals are critical; what passes by itself asks for caution; an ID that leads nowhere is neutral. */
function lookOf(kind: LookupErrorKind): { tone: 'neutral' | 'caution' | 'critical'; icon: IconShape } {
  if (kind === 'not-found' || kind === 'invalid-request') return { tone: 'neutral', icon: 'search' }
  if (kind === 'session-ended' || kind === 'not-allowed' || kind === 'misconfigured' || kind === 'daily-limit')
    return { tone: 'critical', icon: 'lock' }
  return { tone: 'caution', icon: kind === 'rate-limited' || kind === 'too-slow' ? 'clock' : 'warning' }
}

function RequestedId({ id }: { id: string }): ReactNode {
  return (
    <span translate="no" className="font-medium">
      {id}
    </span>
  )
}

/**
 * Another spelling to try: Imprint's own for an ID like CSMR-v1-123, otherwise the other letter case, the most common
 * mistake in a dictated ID. Undefined for an ID in mixed case.
 */
function respell(id: string): string | undefined {
  const [, word, rest] = /^([a-z]+)(-v\d+-\w+)$/i.exec(id) ?? []
  if (word !== undefined && rest !== undefined) {
    const canonical = word.toUpperCase() + rest.toLowerCase()
    return canonical === id ? undefined : canonical
  }
  const [upper, lower] = [id.toUpperCase(), id.toLowerCase()]
  const other = id === lower ? upper : lower
  return other !== id && (id === upper || id === lower) ? other : undefined
}

/** When a new try is allowed, in epoch milliseconds; 0 if the answer named no time. */
function retryTime(details: LookupError['details']): number {
  return details.retryAfter === undefined ? 0 : details.at + details.retryAfter * 1_000
}

interface RetryProps {
  variant: 'primary' | 'default'
  /** Epoch milliseconds. */
  notBefore: number
  onRetry: () => void
}

/** "Try again", after a countdown until `notBefore`. It never retries without a click. */
function RetryButton({ variant, notBefore, onRetry }: RetryProps) {
  const secondsLeft = useSecondsUntil(notBefore)
  const announce = useAnnounce()
  const isWaiting = secondsLeft > 0
  const wasWaiting = useRef(isWaiting)
  useEffect(() => {
    if (wasWaiting.current && !isWaiting) announce('You can try again now.')
    wasWaiting.current = isWaiting
  }, [isWaiting, announce])
  return (
    // Not `disabled`, which would remove focus from the button while the agent waits.
    <Button
      variant={variant}
      className={notBefore > 0 ? 'min-w-[min(10rem,100%)] tabular-nums' : ''} // keeps its width while it counts down
      aria-disabled={isWaiting}
      onClick={() => {
        if (!isWaiting) onRetry()
      }}
    >
      {isWaiting ? `Try again in ${secondsLeft} s` : 'Try again'}
    </Button>
  )
}

function useSecondsUntil(time: number): number {
  const [now, setNow] = useState(() => Date.now())
  const isOver = now >= time
  useEffect(() => {
    if (isOver) return
    const timer = setInterval(() => setNow(Date.now()), 250)
    return () => clearInterval(timer)
  }, [isOver])
  return isOver ? 0 : Math.ceil((time - now) / 1_000)
}
