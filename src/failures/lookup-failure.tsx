import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { LookupError } from '../api/errors'
import { buttonClass } from '../ui/button-class'
import { Button } from '../ui/button'
import { useAnnounce } from '../ui/announcer'
import { CopyButton } from '../ui/copy-button'
import { MessagePage } from '../ui/message-page'
import { CustomerLink } from '../customers/customer-link'
import { useDeployment } from '../customers/deployment'
import { describeFailure } from './describe-failure'
import { shouldFocusAnswer, focusLookupBox } from '../customers/focus-lookup-box'
import { ReceivedText } from '../record-kit/received-text'
import { writeFailureReport } from './failure-report'
import { useProduct } from '../customers/use-product'

interface Props {
  id: string
  error: LookupError
  onRetry: () => void
}

/** A failed lookup: what happened, and what the agent can do next. */
export function LookupFailure({ id, error, onRetry }: Props) {
  const deployment = useDeployment()
  const { supportContact, products, embedded } = deployment
  const { title, text, recovery } = describeFailure(error, deployment)
  const product = useProduct()
  const { details } = error
  const notFound = error.kind === 'not-found'
  const [focused] = useState(() => shouldFocusAnswer(embedded)) // once, when the answer arrives
  const otherSpelling = notFound && !details.alsoAsked ? respell(id) : undefined

  return (
    <MessagePage
      title={title}
      role={notFound || focused ? undefined : 'alert'}
      actions={
        <>
          {recovery === 'retry' && <RetryButton notBefore={retryTime(details)} onRetry={onRetry} />}
          {recovery === 'reload' && (
            <Button variant="primary" onClick={() => location.reload()}>
              Sign in again
            </Button>
          )}
          <Button variant={recovery === 'edit' ? 'primary' : 'default'} onClick={() => focusLookupBox()}>
            Edit ID
          </Button>
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
          <CopyFailure id={id} error={error} />
        </>
      }
    >
      {notFound ? (
        <p>
          Imprint has no customer with ID <RequestedId id={id} />
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
      ) : (
        <p>
          Asked for <RequestedId id={id} />.
        </p>
      )}
      <p>{text}</p>
      {details.message && (
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
      {details.requestId && (
        <p className="text-text-muted">
          Request ID, to quote to support: <RequestedId id={details.requestId} />
        </p>
      )}
      {supportContact && !notFound && <p className="text-text-muted">Support: {supportContact}</p>}
    </MessagePage>
  )
}

/** Copies the failure report for support. */
export function CopyFailure({ id, error }: Omit<Props, 'onRetry'>) {
  const product = useProduct()
  const { appName } = useDeployment()
  return (
    <CopyButton name="details" text={() => writeFailureReport(id, error, { appName, product })}>
      Copy details
    </CopyButton>
  )
}

function RequestedId({ id }: { id: string }): ReactNode {
  return (
    <span translate="no" className="font-mono">
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

/** "Try again", after a countdown until `notBefore` (epoch milliseconds). It never retries without a click. */
function RetryButton({ notBefore, onRetry }: { notBefore: number; onRetry: () => void }) {
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
      variant="primary"
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
