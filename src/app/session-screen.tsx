import type { ReactNode } from 'react'
import type { Settings } from './config'
import { EnvironmentChip } from './environment-chip'

interface Props {
  /** What stands in place of the app; nothing while it is on the screen itself. */
  state: 'covered' | 'locked' | 'signed-out' | 'session-ended' | undefined
  /** Until the page locks; set while the agent is warned of it. */
  secondsLeft: number | undefined
  settings: Settings
  onReload: () => void
}

/** What an agent sees who was away. */
export function SessionScreen({ state, secondsLeft, settings, onReload }: Props) {
  return (
    <>
      {state === 'covered' && (
        <Page settings={settings} title="Hidden while you were away" button="Show again">
          Press any key, or click, to go on where you were.
        </Page>
      )}
      {state === 'locked' && (
        <Page settings={settings} title="Locked" button="Unlock" onClick={onReload}>
          Customer data has been cleared from this page. Unlock it to come back to where you were; you may have to sign
          in again.
        </Page>
      )}
      {state === 'session-ended' && (
        <Page settings={settings} title="Your session has ended" button="Sign in again" onClick={onReload}>
          Customer data has been cleared from this page. Sign in again; you come back to this customer.
        </Page>
      )}
      {state === 'signed-out' && (
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
  /** The name of the one button. */
  button: string
  /** Not given where every click does the same. */
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
        <h1 tabIndex={-1} ref={mayTakeFocus(settings) ? focus : undefined}>
          {title}
        </h1>
        <p>{children}</p>
        <button type="button" className="button button-primary justify-self-start" onClick={onClick}>
          {button}
        </button>
      </main>
    </div>
  )
}

/** In a portal the agent may be writing somewhere else, and has not left at all. */
const mayTakeFocus = ({ embedded }: Settings) => !embedded || document.hasFocus()

/** Read out once, when focus comes to it; the seconds are for the eye. Any key or click is as good as its button. */
function Warning({ secondsLeft, settings }: { secondsLeft: number; settings: Settings }) {
  return (
    <dialog
      ref={mayTakeFocus(settings) ? open : openBeside}
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
        <button type="button" className="button button-primary justify-self-start">
          Stay
        </button>
      </div>
    </dialog>
  )
}

/** Closed before it goes, so that focus returns to where it was. */
function open(dialog: HTMLDialogElement | null) {
  dialog?.showModal()
  return () => dialog?.close()
}

/** Without the focus, which a modal one takes even from the page around the frame. */
function openBeside(dialog: HTMLDialogElement | null) {
  dialog?.setAttribute('open', '')
}

const focus = (heading: HTMLElement | null) => heading?.focus()
