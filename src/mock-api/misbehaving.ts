import { completeBody } from './complete-customer'
import { faultAnswers } from './fault-answers'
import { personaId } from './persona'

/** A well-known ID that the fake vendor answers badly, so that what a test sees can be shown to a person. */
export interface Misbehaviour {
  id: string
  /** What happened to the agent, in one line. */
  story: string
  /** What goes wrong: a status, or a few words. */
  cause: string
  /** What the agent should see, in one short line. */
  shows: string
  /** Milliseconds before the answer, where the scenario is not slower still. */
  latency?: number
  answer: (id: string, isFirstCall: boolean) => Response
}

const json = (body: string) => new Response(body, { headers: { 'content-type': 'application/json' } })

/** Every way to fail, by ID, in the order of the statuses. */
export const failurePersonas: readonly Misbehaviour[] = [
  {
    id: 'always-404',
    story: 'Typo in the ID',
    cause: '404',
    shows: 'No customer has this ID',
    answer: faultAnswers['404'],
  },
  {
    id: 'always-404-wrapped',
    story: 'Typo, told in another shape',
    cause: '404, wrapped',
    shows: 'No customer has this ID, just the same',
    answer: faultAnswers['404-wrapped'],
  },
  {
    id: 'always-404-bare',
    story: 'The web address is set up wrongly',
    cause: '404 of a proxy',
    shows: 'Set up wrongly, not “no customer”',
    answer: faultAnswers['404-bare'],
  },
  {
    id: 'always-400',
    story: 'The ID was turned away',
    cause: '400',
    shows: 'This ID was not accepted',
    answer: faultAnswers['400'],
  },
  {
    id: 'always-400-validation',
    story: 'Turned away with seven reasons',
    cause: '400, a list',
    shows: 'The problems as text, at most five',
    answer: (id) =>
      Response.json(
        {
          error: 'Bad Request',
          details: Array.from({ length: 7 }, (_, index) => `customer_id: rule ${index + 1} was not met`),
          path: `/v2/customers/${id}`,
          status: 400,
          timestamp: '2026-01-01T00:00:00.000Z',
        },
        { status: 400 },
      ),
  },
  {
    id: 'always-401',
    story: 'Back from lunch, signed out',
    cause: '401',
    shows: 'The session has ended',
    answer: faultAnswers['401'],
  },
  {
    id: 'always-403',
    story: 'First day, no rights yet',
    cause: '403',
    shows: 'Not allowed to read this',
    answer: faultAnswers['403'],
  },
  {
    id: 'always-429',
    story: 'Too many lookups in a row',
    cause: '429',
    shows: 'Too many lookups, a countdown from 7 s',
    answer: faultAnswers['429'],
  },
  {
    id: 'always-500',
    story: 'Imprint stumbles',
    cause: '500',
    shows: 'Their fault; the stack trace stays hidden',
    answer: faultAnswers['500'],
  },
  {
    id: 'always-502',
    story: 'Imprint does not answer',
    cause: '502',
    shows: 'Their fault, after two more tries',
    answer: faultAnswers['502'],
  },
  {
    id: 'always-503',
    story: 'Imprint is being repaired',
    cause: '503',
    shows: 'Their fault; ready again in 5 s',
    answer: faultAnswers['503'],
  },
  {
    id: 'always-misconfigured',
    story: 'The key has run out',
    cause: '502, the key',
    shows: 'The lookup service is set up wrongly',
    answer: () => Response.json({ type: 'UPSTREAM_CREDENTIAL', message: 'The API key was refused' }, { status: 502 }),
  },
  {
    id: 'always-sign-in-down',
    story: 'Signing in does not work',
    cause: '503, sign-in',
    shows: 'Signing in is down, not Imprint',
    answer: () => Response.json({ type: 'SIGNIN_UNAVAILABLE', message: 'Sign-in is down' }, { status: 503 }),
  },
  {
    id: 'always-html',
    story: 'The hotel Wi-Fi wants a sign-in',
    cause: 'HTML',
    shows: 'Not a customer, not parsed',
    answer: faultAnswers.html,
  },
  {
    id: 'always-cut-json',
    story: 'Half an answer',
    cause: 'Cut JSON',
    shows: 'An unreadable answer',
    answer: faultAnswers['cut-json'],
  },
  {
    id: 'always-cut-off',
    story: 'The line drops in mid-sentence',
    cause: 'Cut off',
    shows: 'Cannot be reached',
    answer: cutOff,
  },
  { id: 'always-empty', story: 'Nothing came back', cause: 'Empty', shows: 'Nothing came', answer: faultAnswers.empty },
  {
    id: 'always-204',
    story: 'Nothing came back, with a 204',
    cause: '204',
    shows: 'Nothing came',
    answer: () => new Response(null, { status: 204 }),
  },
  {
    id: 'always-wrong-type',
    story: 'An answer labelled as plain text',
    cause: 'Wrong type',
    shows: 'An unreadable answer',
    answer: (id) => new Response(completeBody(id), { headers: { 'content-type': 'text/plain' } }),
  },
  {
    id: 'always-no-id',
    story: 'A record without its own ID',
    cause: 'No ID',
    shows: 'An unreadable answer',
    answer: () => json('{}'),
  },
  {
    id: 'always-another-record',
    story: 'Another customer’s record came',
    cause: 'Wrong ID',
    shows: 'None of it is shown',
    answer: () => json(completeBody(personaId(99))),
  },
  {
    id: 'always-too-large',
    story: 'A record as big as a book',
    cause: '2 MiB',
    shows: 'Too large to show',
    answer: (id) => json(`{"id":"${id}","metadata":{"filler":"${'x'.repeat(2 * 1024 * 1024)}"}}`),
  },
  {
    id: 'always-offline',
    story: 'The network is down',
    cause: 'Offline',
    shows: 'Cannot be reached',
    answer: faultAnswers.offline,
  },
  {
    id: 'always-slow',
    story: 'Waited far too long',
    cause: '12 s',
    shows: 'Stops waiting at 10 s',
    latency: 12_000,
    answer: complete,
  },
  {
    id: 'slow-2s',
    story: 'A slow morning',
    cause: '2 s',
    shows: 'What waiting looks like',
    latency: 2_000,
    answer: complete,
  },
  {
    id: 'refresh-fails',
    story: 'It worked a minute ago',
    cause: '500 later',
    shows: 'Refresh it: the record stays, marked with its time',
    answer: (id, isFirstCall) => (isFirstCall ? complete(id) : faultAnswers['500'](id)),
  },
  {
    id: 'first-call-fails',
    story: 'A hiccup that mends itself',
    cause: '503 once',
    shows: 'Mends itself: asked again without a click',
    answer: (id, isFirstCall) => (isFirstCall ? unavailable() : complete(id)),
  },
]

/** The same by ID. A Map: an ID of "constructor" is only an ID. */
export const misbehaving: ReadonlyMap<string, Misbehaviour> = new Map(
  failurePersonas.map((misbehaviour) => [misbehaviour.id, misbehaviour]),
)

function complete(id: string): Response {
  return json(completeBody(id))
}

/** Without the Retry-After of the maintenance page, so that the automatic retry need not wait. */
function unavailable(): Response {
  return Response.json({ type: 'SERVICE_UNAVAILABLE', message: 'Try again' }, { status: 503 })
}

/** Half a body, then what a browser reports when the connection is reset: reading it rejects with a TypeError. */
function cutOff(id: string): Response {
  const half = new TextEncoder().encode(completeBody(id).slice(0, 200))
  const body = new ReadableStream<Uint8Array>(
    {
      start: (controller) => controller.enqueue(half),
      pull: (controller) => controller.error(new TypeError('network error')),
    },
    { highWaterMark: 0 },
  )
  return new Response(body, { headers: { 'content-type': 'application/json' } })
}
