import { useEffect, useRef } from 'react'
import { buttonClass } from '../ui/button-class'
import { Button } from '../ui/button'
import type { FallbackProps } from '../ui/error-boundary'
import { useDeployment } from '../customers/deployment'
import { paths, pathsBehindHash, urlOf } from '../paths'
import { CopyButton } from '../ui/copy-button'
import { useTitle } from '../ui/use-title'
import { readSettings } from './config'
import { SystemMessage, SystemPage } from './system-page'

/** The fallback for an error thrown while rendering. A failed lookup is not one: see LookupFailure. */
export function CrashScreen({ error, onRetry }: FallbackProps) {
  const page = useRef<HTMLDivElement>(null)
  const { appName } = useDeployment()
  useTitle(`Something broke – ${appName}`)
  useEffect(() => page.current?.querySelector('h1')?.focus(), [])
  return (
    <div ref={page} className="contents">
      <SystemPage settings={{ ...readSettings(), appName }}>
        <div className="panel system-panel">
          <SystemMessage
            tone="critical"
            icon="warning"
            title={<h1 tabIndex={-1}>Something in this tool broke</h1>}
            action={
              <Button variant="primary" onClick={onRetry}>
                Try again
              </Button>
            }
            more={
              <>
                <a className={buttonClass('quiet')} href={urlOf(paths.search())} onClick={reloadIfHash}>
                  Start over
                </a>
                <CopyButton variant="quiet" name="report" text={() => writeCrashReport(error, appName)}>
                  Copy report
                </CopyButton>
              </>
            }
          >
            <p>
              The fault is ours: neither the customer’s record nor Imprint is affected. Try again, or start over; if it
              comes back, send the report.
            </p>
            <p className="text-text-muted">The report names the place in our code, and nothing about a customer.</p>
          </SystemMessage>
        </div>
      </SystemPage>
    </div>
  )
}

/** A link to a `#` path does not load the page again, so the broken app would stay. */
function reloadIfHash() {
  if (pathsBehindHash) setTimeout(() => location.reload())
}

/** Time, version, build, and the positions in the code. Not the error's message or the URL, which may quote a record. */
function writeCrashReport(error: unknown, appName: string): string {
  const name = error instanceof Error ? error.name : typeof error
  const places = error instanceof Error ? (error.stack?.match(/[\w$-]+\.[jt]sx?:\d+:\d+/g) ?? []) : []
  return [
    `${appName} crashed`,
    `Time (UTC): ${new Date().toISOString()}`,
    `App version: ${__APP_VERSION__}, build ${__BUILD_ID__}`,
    `Error: ${name}`,
    ...places.slice(0, 8),
  ].join('\n')
}
