import type { ReactNode } from 'react'
import { AppMark } from '../ui/app-mark'
import { Icon, type IconShape } from '../ui/icon'
import type { Settings } from './config'
import { EnvironmentChip, isLive } from './environment-chip'

interface PageProps {
  settings: Settings
  children?: ReactNode
}

/** The frame without the app: its name and the environment, for the cover, the lock and a crash. */
export function SystemPage({ settings: { appName, environment }, children }: PageProps) {
  return (
    <div className="away frame" data-page="record" data-live={isLive(environment) || undefined}>
      <header>
        <div className="home">
          <AppMark />
          <p className="brand">{appName}</p>
        </div>
        <div className="corner">
          <EnvironmentChip environment={environment} />
        </div>
      </header>
      <main>
        <div>{children}</div>
      </main>
    </div>
  )
}

interface MessageProps {
  tone: 'accent' | 'caution' | 'critical'
  icon: IconShape
  /** A heading. */
  title: ReactNode
  children: ReactNode
  /** The main action: a button as wide as the panel. */
  action: ReactNode
  /** Quieter ones below it. */
  more?: ReactNode
}

/** The panel of a system page or dialog: one message, and one main action. */
export function SystemMessage({ tone, icon, title, children, action, more }: MessageProps) {
  return (
    <div className="grid justify-items-center gap-4 p-8 text-center text-balance">
      <span className="disc" data-tone={tone}>
        <Icon shape={icon} />
      </span>
      <div className="grid gap-1">
        {title}
        {children}
      </div>
      <div className="grid w-full gap-2 *:min-h-10">{action}</div>
      {more && <div className="flex flex-wrap justify-center gap-2">{more}</div>}
    </div>
  )
}
