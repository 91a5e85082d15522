import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { type Scenario, outcomes, readScenario, writeScenario } from '../mock-api/scenarios'
import { currentScene, setScene } from './scene'

const latencies = [
  [0, 'at once'],
  [120, '0.1 s'],
  [2_000, '2 s'],
  [12_000, '12 s'],
] as const

/** Always visible, also when printed. The demo's index.html has it before the app has loaded (vite/demo-page.ts). */
export function DemoBanner() {
  return <p className="font-medium">Demo data – no real customers</p>
}

/** Sets how slow the mock API is, and how it fails. The scenario is also in the URL, so that it can be linked. */
export function DemoPanel() {
  const location = useLocation()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const scenario = readScenario(location.search || currentScene())

  useEffect(() => {
    // Either a link to another scenario, or one of the app's own links, which have no scenario in their URL.
    if (location.search !== '') setScene(location.search)
    else if (currentScene() !== '')
      void navigate({ pathname: location.pathname, search: currentScene() }, { replace: true })
  }, [location, navigate])

  function change(next: Partial<Scenario>) {
    const parameters = new URLSearchParams(writeScenario({ ...scenario, ...next }))
    const clock = new URLSearchParams(currentScene()).get('clock')
    if (clock) parameters.set('clock', clock)
    setScene(parameters.size > 0 ? `?${parameters}` : '')
    // Cached answers of the old scenario would hide the new one.
    void queryClient.resetQueries({ queryKey: ['customers'] })
    void navigate({ pathname: location.pathname, search: currentScene() }, { replace: true })
  }

  return (
    <aside aria-label="Demo" className="sticky bottom-0 mt-auto border-t border-border bg-surface py-2">
      <div className="mx-auto flex max-w-240 flex-wrap px-4 items-center gap-x-4 gap-y-1">
        <DemoBanner />
        <details className="ms-auto max-w-full no-print">
          <summary className="text-accent">Scenario</summary>
          <div className="flex flex-wrap items-center gap-x-4 gap-y-2 py-2">
            <label className="max-w-full">
              Answers{' '}
              <select
                className="h-8 max-w-full rounded-small border border-control bg-surface px-1"
                value={scenario.latency}
                onChange={(event) => change({ latency: Number(event.target.value) })}
              >
                {latencies.every(([value]) => value !== scenario.latency) && (
                  <option value={scenario.latency}>{scenario.latency} ms</option>
                )}
                {latencies.map(([value, label]) => (
                  <option key={value} value={value}>
                    {label}
                  </option>
                ))}
              </select>
            </label>
            <label className="max-w-full">
              with{' '}
              <select
                className="h-8 max-w-full rounded-small border border-control bg-surface px-1"
                value={scenario.outcome}
                onChange={(event) =>
                  change({ outcome: outcomes.find(({ value }) => value === event.target.value)?.value ?? 'ok' })
                }
              >
                {outcomes.map(({ value, label }) => (
                  <option key={value} value={value}>
                    {label}
                  </option>
                ))}
              </select>
            </label>
            <label>
              <input
                type="checkbox"
                checked={scenario.firstCallFails}
                onChange={(event) => change({ firstCallFails: event.target.checked })}
              />{' '}
              first call fails
            </label>
          </div>
        </details>
      </div>
    </aside>
  )
}
