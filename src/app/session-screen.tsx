import type { ReactNode } from 'react'
import { mayTakeFocus } from '../customers/focus-lookup-box'
import { Button } from '../ui/button'
import type { IconShape } from '../ui/icon'
import type { Settings } from './config'
import { type SessionState, secondsLeftIn } from './session-state'
import { SystemMessage, SystemPage } from './system-page'

interface Props {
  state: SessionState
  settings: Settings
  onReload: () => void
}

/**
 * Shown in place of the app while the page is covered or locked. Before a lock, the dialog that warns of it; over a
 * covered page alone, because two messages at once would ask for two answers.
 */
export function SessionScreen({ state, settings, onReload }: Props) {
  const { status } = state
  const secondsLeft = secondsLeftIn(state)
  return (
    <>
      {status === 'covered' &&
        (secondsLeft === undefined ? (
          <Page settings={settings} icon="clock" title={coverTitle} button="Show again">
            Press any key, or click, to go on where you were.
          </Page>
        ) : (
          <SystemPage settings={settings}>
            <h1 className="sr-only">{coverTitle}</h1>
          </SystemPage>
        ))}
      {status === 'locked' && (
        <Page settings={settings} icon="lock" title="Locked" button="Unlock" onClick={onReload}>
          Customer data has been cleared from this page. Unlock it to come back to where you were; you may have to sign
          in again.
        </Page>
      )}
      {status === 'session-ended' && (
        <Page settings={settings} icon="lock" title="Your session has ended" button="Sign in again" onClick={onReload}>
          Customer data has been cleared from this page. Sign in again; you come back to this customer.
        </Page>
      )}
      {status === 'signed-out' && (
        <Page settings={settings} icon="lock" title="Signed out" button="Sign in again" onClick={onReload}>
          Customer data has been cleared from this page, and from the other tabs of {settings.appName}.
        </Page>
      )}
      {secondsLeft !== undefined && <Warning secondsLeft={secondsLeft} settings={settings} />}
    </>
  )
}

const coverTitle = 'Hidden while you were away'

interface PageProps {
  settings: Settings
  icon: IconShape
  title: string
  /** The name of the only button. */
  button: string
  /** Omitted where session-guard.tsx handles a click anywhere. */
  onClick?: () => void
  children: ReactNode
}

function Page({ settings, icon, title, button, onClick, children }: PageProps) {
  return (
    <SystemPage settings={settings}>
      <div className="panel system-panel">
        <SystemMessage
          tone="accent"
          icon={icon}
          title={
            <h1 tabIndex={-1} ref={mayTakeFocus(settings.embedded) ? focus : undefined}>
              {title}
            </h1>
          }
          action={
            <Button variant="primary" onClick={onClick}>
              {button}
            </Button>
          }
        >
          <p className="text-text-muted">{children}</p>
        </SystemMessage>
      </div>
    </SystemPage>
  )
}

/**
 * A screen reader reads the dialog when focus moves into it. The countdown is hidden from it, or it would be read each
 * second. The button needs no handler: session-guard.tsx treats any key or click as "Stay".
 */
function Warning({ secondsLeft, settings }: { secondsLeft: number; settings: Settings }) {
  return (
    <dialog
      ref={mayTakeFocus(settings.embedded) ? showModal : showWithoutFocus}
      aria-labelledby="still-there"
      aria-describedby="about-to-lock"
      className="panel m-auto w-105 max-w-[calc(100%-2rem)] text-text backdrop:bg-background/80"
    >
      <SystemMessage
        tone="caution"
        icon="clock"
        title={
          <h2 id="still-there" className="text-xl/7">
            Are you still there?
          </h2>
        }
        action={<Button variant="primary">Stay</Button>}
      >
        <p id="about-to-lock" className="text-text-muted">
          This page is about to lock: customer data will be cleared from it.
        </p>
        <p aria-hidden="true" className="tabular-nums">
          Locks in {secondsLeft} s
        </p>
      </SystemMessage>
    </dialog>
  )
}

/** Closes the dialog before it is removed, because only close() returns the focus to where it was. */
function showModal(dialog: HTMLDialogElement | null) {
  dialog?.showModal()
  return () => dialog?.close()
}

/** showModal() would also move focus out of the portal's page around the frame, where the agent may be typing. */
function showWithoutFocus(dialog: HTMLDialogElement | null) {
  dialog?.setAttribute('open', '')
}

const focus = (heading: HTMLElement | null) => heading?.focus()
