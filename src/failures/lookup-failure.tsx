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
import { answerTakesFocus, focusLookupBox } from '../customers/focus-lookup-box'
import { ReceivedText } from '../record-kit/received-text'
import { writeFailureReport } from './failure-report'
import { useProduct } from '../customers/use-product'

interface Props {
  id: string
  error: LookupError
  onRetry: () => void
}

/** What happened instead of a record, in words, with the ways on from there. */
export function LookupFailure({ id, error, onRetry }: Props) {
  const { supportContact, products, embedded } = useDeployment()
  const { title, text, recovery } = describeFailure(error, embedded)
  const product = useProduct()
  const { details } = error
  const notFound = error.kind === 'not-found'
  const [focused] = useState(() => answerTakesFocus(embedded)) // as it is when the answer comes
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
          Imprint has no customer with ID <AskedId id={id} />
          {details.alsoAsked && (
            <>
              , nor with <AskedId id={details.alsoAsked} />: both letter cases were tried
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
          Asked for <AskedId id={id} />.
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
          Request ID, to quote to support: <AskedId id={details.requestId} />
        </p>
      )}
      {supportContact && !notFound && <p className="text-text-muted">Support: {supportContact}</p>}
    </MessagePage>
  )
}

/** What support needs to look into it, on the clipboard. */
export function CopyFailure({ id, error }: Omit<Props, 'onRetry'>) {
  const product = useProduct()
  return (
    <CopyButton name="details" text={() => writeFailureReport(id, error, product)}>
      Copy details
    </CopyButton>
  )
}

function AskedId({ id }: { id: string }): ReactNode {
  return (
    <span translate="no" className="font-mono">
      {id}
    </span>
  )
}

/**
 * Another spelling to try: the vendor's own form for an ID like CSMR-v1-123, else the other letter case, the commonest
 * slip where one is dictated. Not where it mixes both.
 */
function respell(id: string): string | undefined {
  const [, word, rest] = /^([a-z]+)(-v\d+-\w+)$/i.exec(id) ?? []
  if (word !== undefined && rest !== undefined) {
    const usual = word.toUpperCase() + rest.toLowerCase()
    return usual === id ? undefined : usual
  }
  const [upper, lower] = [id.toUpperCase(), id.toLowerCase()]
  const other = id === lower ? upper : lower
  return other !== id && (id === upper || id === lower) ? other : undefined
}

function retryTime(details: LookupError['details']): number {
  return details.retryAfter === undefined ? 0 : details.at + details.retryAfter * 1_000
}

/** "Try again", after a countdown where the answer named a time. It never fires by itself. */
function RetryButton({ notBefore, onRetry }: { notBefore: number; onRetry: () => void }) {
  const secondsLeft = useSecondsUntil(notBefore)
  const announce = useAnnounce()
  const waits = secondsLeft > 0
  const waited = useRef(waits)
  useEffect(() => {
    if (waited.current && !waits) announce('You can try again now.')
    waited.current = waits
  }, [waits, announce])
  return (
    // Not `disabled`, which takes the focus away from whoever waits on it.
    <Button
      variant="primary"
      aria-disabled={waits}
      onClick={() => {
        if (!waits) onRetry()
      }}
    >
      {waits ? `Try again in ${secondsLeft} s` : 'Try again'}
    </Button>
  )
}

function useSecondsUntil(time: number): number {
  const [now, setNow] = useState(() => Date.now())
  const over = now >= time
  useEffect(() => {
    if (over) return
    const timer = setInterval(() => setNow(Date.now()), 250)
    return () => clearInterval(timer)
  }, [over])
  return over ? 0 : Math.ceil((time - now) / 1_000)
}
