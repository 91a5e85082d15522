import { useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext, useEffect, useEffectEvent, useState } from 'react'
import type { LookupError } from '../api/errors'
import { useDeployment } from '../customers/deployment'
import { shouldFocusAnswer } from '../customers/focus-lookup-box'
import { useProduct } from '../customers/use-product'
import { CopyFailure, FailureDetails } from '../failures/failure-details'
import { type FailureProps, SessionEndedContext } from '../failures/session-ended'
import { ownTabUrlOf, paths } from '../paths'
import { useAnnounce } from '../ui/announcer'
import { Button } from '../ui/button'
import { buttonClass } from '../ui/button-class'
import { MessagePage } from '../ui/message-page'
import { openSessionChannel, signedIn } from './session-channel'
import { isAccessBlocked, requestAccess } from './storage-access'

/** What the agent has done since the session ended. */
interface Attempt {
  /** The failure that was on the page. Any other one since means that the session is still over. */
  after: LookupError
  /** Settles when the browser has answered whether this frame gets its cookies. */
  access: Promise<unknown>
}

interface SignIn {
  attempt: Attempt | undefined
  /** Whether the browser keeps this site's cookies from the frame. */
  isBlocked: boolean
  /** Called by a click, because only then may a page ask for its cookies. Returns when the browser has answered. */
  begin: (after: LookupError) => Promise<unknown>
}

const SignInContext = createContext<SignIn | undefined>(undefined)

function useSignIn(): SignIn {
  const signIn = useContext(SignInContext)
  if (!signIn) throw new Error('No PortalSignIn around this component')
  return signIn
}

interface Props {
  /** Whether the portal provides tokens: then the agent signs in in the portal, and a new tab would not help. */
  byToken: boolean
  children: ReactNode
}

/**
 * Lets an agent whose session has ended sign in in a new tab, after which this one goes on where it was. The frame itself
 * never leads to a sign-in page: an agent who types a password into a frame cannot see whose page it is.
 */
export function PortalSignIn({ byToken, children }: Props) {
  const queryClient = useQueryClient()
  const [attempt, setAttempt] = useState<Attempt>()
  const [isBlocked, setIsBlocked] = useState(false)

  useEffect(() => void isAccessBlocked().then(setIsBlocked), [])
  useEffect(
    () =>
      queryClient.getQueryCache().subscribe((event) => {
        if (event.type === 'updated' && event.action.type === 'success') setAttempt(undefined)
      }),
    [queryClient],
  )

  function begin(after: LookupError): Promise<unknown> {
    const access = isBlocked ? requestAccess().then(setIsBlocked) : Promise.resolve()
    setAttempt({ after, access })
    return access
  }

  return (
    <SignInContext value={{ attempt, isBlocked, begin }}>
      <SessionEndedContext value={byToken ? undefined : renderSessionEnded}>{children}</SessionEndedContext>
    </SignInContext>
  )
}

const renderSessionEnded = (failure: FailureProps) => <SessionEnded {...failure} />

function SessionEnded({ id, error, onRetry, byPartnerId = false }: FailureProps) {
  const { attempt, isBlocked, begin } = useSignIn()
  const { embedded } = useDeployment()
  const announce = useAnnounce()
  const product = useProduct()
  const [focused] = useState(() => shouldFocusAnswer(embedded)) // once, when the answer arrives
  const stage = attempt === undefined ? 'ended' : attempt.after === error ? 'waiting' : 'still-ended'
  useSignedInElsewhere(attempt, onRetry)

  const checkAgain = (
    // The key keeps the button, and its focus, where it changes its place while the browser asks the agent.
    <Button
      key="check"
      variant={stage === 'waiting' ? 'primary' : 'default'}
      onClick={() => void begin(error).then(onRetry)}
    >
      Check again
    </Button>
  )
  return (
    <MessagePage
      tone={stage === 'waiting' ? 'neutral' : 'critical'}
      icon={stage === 'waiting' ? 'clock' : 'lock'}
      title={titles[stage]}
      role={focused || stage === 'waiting' ? undefined : 'alert'}
      details={<FailureDetails id={id} error={error} />}
      actions={
        <>
          {stage === 'still-ended' && (
            <NewTabLink primary path={byPartnerId ? paths.search(product) : paths.customer(id, product)}>
              Open in a tab of its own
            </NewTabLink>
          )}
          {stage !== 'ended' && checkAgain}
          <NewTabLink
            primary={stage === 'ended'}
            path={paths.signedIn}
            onClick={() => {
              void begin(error)
              announce('Waiting for your sign-in in the other tab')
            }}
          >
            Sign in in a new tab
          </NewTabLink>
          {stage === 'ended' && checkAgain}
          <CopyFailure id={id} error={error} byPartnerId={byPartnerId} />
        </>
      }
    >
      <p>{stage === 'still-ended' && isBlocked ? describeBlocked() : texts[stage]}</p>
    </MessagePage>
  )
}

const titles = {
  ended: 'Your session has ended',
  waiting: 'Waiting for your sign-in',
  'still-ended': 'Still not signed in here',
} as const

const texts = {
  ended: 'Customer data has been cleared from this tab. Sign in in a new tab, and this one goes on where it was.',
  waiting: 'Sign in in the other tab, then come back. This one goes on where it was.',
  'still-ended':
    'If you have not finished signing in, do so in a new tab and check again. If you have, your sign-in does not reach this tab: open the lookup in a tab of its own, and tell an administrator.',
} as const

const describeBlocked = () =>
  `Your browser blocks the cookies of ${location.host} inside this portal, so your sign-in does not reach this tab. Check again, and allow them if the browser asks. Or open the lookup in a tab of its own.`

interface NewTabLinkProps {
  path: string
  primary: boolean
  onClick?: () => void
  children: string
}

/** A link and not a script's window.open(), which browsers block, and which could not say that it was blocked. */
function NewTabLink({ path, primary, onClick, children }: NewTabLinkProps) {
  return (
    <a
      className={buttonClass(primary ? 'primary' : 'default')}
      href={ownTabUrlOf(path)}
      target="_blank"
      rel="noopener noreferrer"
      onClick={onClick}
    >
      {children}
    </a>
  )
}

/**
 * Looks the customer up again once the agent has signed in elsewhere: when the other tab says so, or, because most browsers
 * give a portal's frame a channel of its own, when this one is visible again. A hidden tab waits: the record would be read
 * and announced while the agent is elsewhere. Not on focus: a click on "Check again" focuses the frame first, and the retry
 * would remove the button before the click reaches it.
 */
function useSignedInElsewhere(attempt: Attempt | undefined, onRetry: () => void) {
  const retry = useEffectEvent(onRetry)
  useEffect(() => {
    if (!attempt) return
    const end = new AbortController()
    const { signal } = end
    const channel = openSessionChannel()
    channel?.addEventListener('message', ({ data }) => data === signedIn && check(), { signal })
    document.addEventListener('visibilitychange', check, { signal })
    return () => {
      end.abort()
      channel?.close()
    }

    function check() {
      if (document.visibilityState !== 'visible') return
      void attempt?.access.then(() => {
        if (signal.aborted) return
        end.abort()
        retry()
      })
    }
  }, [attempt])
}
