import type { ReactNode } from 'react'
import { mayTakeFocus } from '../customers/focus-lookup-box'
import { Button } from '../ui/button'
import type { Settings } from './config'
import { EnvironmentChip } from './environment-chip'
import { type SessionState, secondsLeftIn } from './session-state'

interface Props {
  state: SessionState
  settings: Settings
  onReload: () => void
}

/** Shown in place of the app while the page is covered or locked. Before a lock, the dialog that warns of it. */
export function SessionScreen({ state, settings, onReload }: Props) {
  const { status } = state
  const secondsLeft = secondsLeftIn(state)
  return (
    <>
      {status === 'covered' && (
        <Page settings={settings} title="Hidden while you were away" button="Show again">
          Press any key, or click, to go on where you were.
        </Page>
      )}
      {status === 'locked' && (
        <Page settings={settings} title="Locked" button="Unlock" onClick={onReload}>
          Customer data has been cleared from this page. Unlock it to come back to where you were; you may have to sign
          in again.
        </Page>
      )}
      {status === 'session-ended' && (
        <Page settings={settings} title="Your session has ended" button="Sign in again" onClick={onReload}>
          Customer data has been cleared from this page. Sign in again; you come back to this customer.
        </Page>
      )}
      {status === 'signed-out' && (
        <Page settings={settings} title="Signed out" button="Sign in again" onClick={onReload}>
          Customer data has been cleared from this page, and from the other tabs of {settings.appName}.
        </Page>
      )}
      {secondsLeft !== undefined && <Warning secondsLeft={secondsLeft} settings={settings} />}
    </>
  )
}

interface PageProps {
  settings: Settings
  title: string
  /** The name of the only button. */
  button: string
  /** Omitted where session-guard.tsx handles a click anywhere. */
  onClick?: () => void
  children: ReactNode
}

function Page({ settings, title, button, onClick, children }: PageProps) {
  return (
    <div className="away frame">
      <header>
        <p className="brand">{settings.appName}</p>
        <div className="corner">
          <EnvironmentChip environment={settings.environment} />
        </div>
      </header>
      <main className="grid max-w-160 gap-4 py-8">
        <h1 tabIndex={-1} ref={mayTakeFocus(settings.embedded) ? focus : undefined}>
          {title}
        </h1>
        <p>{children}</p>
        <Button variant="primary" className="justify-self-start" onClick={onClick}>
          {button}
        </Button>
      </main>
    </div>
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
      className="m-auto max-w-100 rounded border border-control bg-surface p-5 text-text backdrop:bg-background/80"
    >
      <div className="grid gap-3">
        <h2 id="still-there">Are you still there?</h2>
        <p id="about-to-lock">This page is about to lock: customer data will be cleared from it.</p>
        <p aria-hidden="true" className="text-text-muted tabular-nums">
          Locks in {secondsLeft} s
        </p>
        <Button variant="primary" className="justify-self-start">
          Stay
        </Button>
      </div>
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
