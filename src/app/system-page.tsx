import type { ReactNode } from 'react'
import { AppMark } from '../ui/app-mark'
import type { Settings } from './config'
import { EnvironmentChip, isLive } from './environment-chip'

interface Props {
  settings: Settings
  children?: ReactNode
}

/** The frame without the app: its name and the environment, for the cover, the lock and a crash. */
export function SystemPage({ settings: { appName, environment }, children }: Props) {
  return (
    <div className="away frame" data-page="record" data-live={isLive(environment) || undefined}>
      <header>
        <div className="home">
          <AppMark />
          <p className="brand">{appName}</p>
        </div>
        <div className="corner col-start-[-2]">
          <EnvironmentChip environment={environment} />
        </div>
      </header>
      <main>
        <div>{children}</div>
      </main>
    </div>
  )
}
