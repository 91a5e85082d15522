/** What the fake vendor can be told to answer, whatever it is asked, with the words for the demo's panel. */
export const outcomes = [
  { value: 'ok', label: 'As usual' },
  { value: '404', label: '404, no such customer' },
  { value: '404-wrapped', label: '404, inside {"error": …}' },
  { value: '404-bare', label: '404, from a proxy' },
  { value: '400', label: '400, ID not accepted' },
  { value: '401', label: '401, session ended' },
  { value: '403', label: '403, not allowed' },
  { value: '429', label: '429, too many' },
  { value: '500', label: '500, with a stack trace' },
  { value: '502', label: '502, bad gateway' },
  { value: '503', label: '503, maintenance page' },
  { value: 'html', label: 'A sign-in page (HTML)' },
  { value: 'cut-json', label: 'JSON cut short' },
  { value: 'empty', label: 'An empty answer' },
  { value: 'offline', label: 'No connection' },
] as const

export type Outcome = (typeof outcomes)[number]['value']

/** How the fake vendor behaves towards every request. */
export interface Scenario {
  /** Milliseconds before it answers, 0-15,000. */
  latency: number
  outcome: Outcome
  /** The first request for each ID fails, the next one does not. */
  firstCallFails: boolean
}

export const defaultScenario: Scenario = { latency: 120, outcome: 'ok', firstCallFails: false }

const longestLatency = 15_000

/**
 * The scenario that a URL's query asks for: `latency` (whole milliseconds), `outcome`, `first=fails`.
 * What is missing or unknown is as in the default.
 */
export function readScenario(search: string): Scenario {
  const parameters = new URLSearchParams(search)
  const latency = parameters.get('latency') ?? ''
  const outcome = outcomes.find(({ value }) => value === parameters.get('outcome'))
  return {
    latency: /^\d{1,5}$/.test(latency) && Number(latency) <= longestLatency ? Number(latency) : defaultScenario.latency,
    outcome: outcome?.value ?? defaultScenario.outcome,
    firstCallFails: parameters.get('first') === 'fails',
  }
}

/** The query, without its `?`, that `readScenario` reads back; what is as in the default is left out. */
export function writeScenario({ latency, outcome, firstCallFails }: Scenario): string {
  const parameters = new URLSearchParams()
  if (latency !== defaultScenario.latency) parameters.set('latency', String(latency))
  if (outcome !== defaultScenario.outcome) parameters.set('outcome', outcome)
  if (firstCallFails) parameters.set('first', 'fails')
  return parameters.toString()
}

/**
 * The moment that a URL's query fixes as now, so that ages in a recording do not drift:
 * `clock`, an RFC 3339 date (midnight UTC) or date and time. Undefined when there is none, or it is neither.
 */
export function readClock(search: string): Date | undefined {
  // A query spells + as a space, which only an offset can hold here.
  const clock = new URLSearchParams(search).get('clock')?.replace(' ', '+') ?? ''
  if (!/^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d))?$/.test(clock)) return undefined
  const date = new Date(clock)
  return Number.isNaN(date.getTime()) ? undefined : date
}
