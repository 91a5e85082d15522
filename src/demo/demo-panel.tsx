import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { type Scenario, outcomes, readScenario, writeScenario } from '../mock-api/scenarios'

const latencies = [
  [0, 'at once'],
  [120, '0.1 s'],
  [2_000, '2 s'],
  [12_000, '12 s'],
] as const

/** What the fake vendor does next: how slow, and how it fails. It stands in the URL too, so a scene can be linked. */
export function DemoPanel() {
  const location = useLocation()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const [search, setSearch] = useState(location.search)
  const scenario = readScenario(search)

  // The app's own links know nothing of scenarios: each page gets the parameters back.
  useEffect(() => {
    if (location.search !== search) void navigate({ pathname: location.pathname, search }, { replace: true })
  }, [location, search, navigate])

  function change(next: Partial<Scenario>) {
    const parameters = new URLSearchParams(writeScenario({ ...scenario, ...next }))
    const clock = new URLSearchParams(search).get('clock')
    if (clock) parameters.set('clock', clock)
    setSearch(parameters.size > 0 ? `?${parameters}` : '')
    // What was answered under the old scenario would hide the new one.
    queryClient.removeQueries({ queryKey: ['customers'], type: 'inactive' })
  }

  return (
    <aside aria-label="Demo" className="sticky bottom-0 mt-auto border-t border-border bg-surface px-4 py-2 no-print">
      <div className="mx-auto flex max-w-240 flex-wrap items-center gap-x-4 gap-y-1">
        <p className="font-medium">Demo data – no real customers</p>
        <details className="ms-auto">
          <summary className="text-accent">Scenario</summary>
          <div className="flex flex-wrap items-center gap-x-4 gap-y-2 py-2">
            <label>
              Answers{' '}
              <select
                className="h-8 rounded-small border border-control bg-surface px-1"
                value={scenario.latency}
                onChange={(event) => change({ latency: Number(event.target.value) })}
              >
                {latencies.map(([value, label]) => (
                  <option key={value} value={value}>
                    {label}
                  </option>
                ))}
              </select>
            </label>
            <label>
              with{' '}
              <select
                className="h-8 rounded-small border border-control bg-surface px-1"
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
