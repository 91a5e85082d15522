/** What the fake vendor can be told to answer, whatever it is asked, with the words for the presenter's bar. */
export const outcomes = [
  { value: 'ok', label: 'Everything works' },
  { value: '404', label: 'No such customer (404)' },
  { value: '404-wrapped', label: 'No such customer, wrapped (404)' },
  { value: '404-bare', label: 'A proxy has no such page (404)' },
  { value: '400', label: 'ID not accepted (400)' },
  { value: '401', label: 'Session ended (401)' },
  { value: '403', label: 'Not allowed (403)' },
  { value: '429', label: 'Too many lookups (429)' },
  { value: '500', label: 'Imprint has a problem (500)' },
  { value: '502', label: 'Imprint does not answer (502)' },
  { value: '503', label: 'Imprint is in maintenance (503)' },
  { value: 'html', label: 'A sign-in page instead' },
  { value: 'cut-json', label: 'Half an answer' },
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

/** "Imprint has a problem (500), after 2 s" for a scenario; "Everything works" for the default. */
export function describeScenario({ latency, outcome, firstCallFails }: Scenario): string {
  const label = outcomes.find(({ value }) => value === outcome)?.label ?? outcome
  const first = firstCallFails ? ', but for the first call' : ''
  const wait = latency === defaultScenario.latency ? '' : `, after ${latency / 1000} s`
  return label + first + wait
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
