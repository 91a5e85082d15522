import { gzipSync } from 'node:zlib'
import { chromium } from 'playwright'
import { afterAll, beforeAll, test } from 'vitest'
import { chromiumLaunchOptions } from '../../../scripts/find-chromium'
import { LookupError, type LookupErrorKind } from '../../../src/api/errors'
import { describeFailure } from '../../../src/failures/describe-failure'
import { completeBody } from '../../../src/mock-api/complete-customer'
import { headingOf, openContext } from '../browse'
import { expect } from '../expect'
import { type Answer, answers, answersWell, sends } from './imprint'
import { type Chain, signIn, startChain } from './gateway-test'

interface Fault {
  name: string
  /** The failure as the app knows it, whose words are shown; or the name at the head of a record that is shown all the same. */
  shows: LookupErrorKind | { record: string }
  /** What Imprint does; without it, what the fake vendor does for `id`. */
  answer?: Answer
  id?: string
  session?: string
  /** What "Try again" says, where it counts down. */
  countdown?: RegExp
  /** The gateway gives Imprint up before the lookup's own 10 s are over, its tries included. */
  impatient?: boolean
  /** There was no answer, none that names a request, or nothing for support to look into. */
  unnamed?: boolean
}

const record = (id: string) => completeBody(id)
const head = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n'
const error = JSON.stringify({ type: 'X', message: 'words' })
const secretWords = 'NullPointerException'
const limited = (value: string): Answer => answers(429, error, { 'retry-after': value })
const inAMinute = () => new Date(Date.now() + 60_000).toUTCString()
const trickles: Answer = (response) => {
  response.writeHead(200, { 'content-type': 'application/json' })
  const drip = setInterval(() => response.write(' '), 300)
  response.on('close', () => clearInterval(drip))
}
const neverEnds: Answer = (response) => {
  response.writeHead(200, { 'content-type': 'application/json' })
  const more = () => {
    while (response.writable && response.write('['.repeat(65_536)));
  }
  response.on('drain', more)
  more()
}
const answersLate: Answer = (response) => setTimeout(() => answersWell(response), 8_000).unref()

// prettier-ignore
const faults: Fault[] = [
  // First what takes longest
  { name: 'a byte now and then', answer: trickles, shows: 'server-error' },
  { name: 'headers after 8 s', answer: answersLate, shows: 'server-error', impatient: true },
  { name: 'no answer', answer: () => undefined, shows: 'server-error', impatient: true },
  // Refusals
  { name: '400', id: 'always-400', shows: 'invalid-request' },
  { name: '400, wrapped', answer: answers(400, JSON.stringify({ error: { type: 'X', message: 'm', param: 'customer_id' } })), shows: 'invalid-request' },
  { name: '400 with a list', id: 'always-400-validation', shows: 'invalid-request' },
  { name: '401 for our key', id: 'always-401', shows: 'misconfigured' },
  { name: '403 for our key', id: 'always-403', shows: 'misconfigured' },
  { name: '404', id: 'always-404', shows: 'not-found' },
  { name: '404, wrapped', id: 'always-404-wrapped', shows: 'not-found' },
  { name: '404 of a proxy', id: 'always-404-bare', shows: 'misrouted' },
  ...[405, 410, 418].map((status): Fault => ({ name: `${status}`, answer: answers(status, error), shows: 'misrouted' })),
  { name: '408', answer: answers(408, error), shows: 'unreachable' },
  { name: '425', answer: answers(425, error), shows: 'unreachable' },
  { name: '429 for 7 s', id: 'always-429', shows: 'rate-limited', countdown: /^Try again in [1-7] s$/ },
  { name: '429 until a date', answer: (response) => limited(inAMinute())(response), shows: 'rate-limited', countdown: /^Try again in [3-6]\d s$/ },
  { name: '429 until the past', answer: limited('Wed, 21 Oct 2015 07:28:00 GMT'), shows: 'rate-limited', countdown: /^Try again in ([1-9]|10) s$/ },
  ...['soon', '-1'].map((value): Fault => ({ name: `429 for ${value}`, answer: limited(value), shows: 'rate-limited', countdown: /^Try again in ([1-9]|10) s$/ })),
  { name: '429 for years', answer: limited('1000000000'), shows: 'rate-limited', countdown: /^Try again in (300|2\d\d) s$/ },
  // Imprint fails
  { name: '500 with internals', answer: answers(500, secretWords), shows: 'server-error' },
  { name: '501', answer: answers(501, error), shows: 'server-error' },
  { name: '502', id: 'always-502', shows: 'server-error' },
  { name: '503', answer: answers(503, error), shows: 'server-error' },
  { name: '503, a maintenance page', id: 'always-503', shows: 'server-error', countdown: /^Try again in [1-5] s$/ },
  { name: '504', answer: answers(504, error), shows: 'server-error' },
  { name: '599', answer: answers(599, error), shows: 'server-error' },
  // Something else answers
  { name: 'a sign-in page', id: 'always-html', shows: 'unreadable' },
  ...[302, 304, 308].map((status): Fault => ({ name: `${status}`, answer: answers(status, '', { location: 'https://sign-in.example/' }), shows: 'server-error' })),
  { name: '204', id: 'always-204', shows: 'empty' },
  { name: '206', answer: answers(206, '{"id":', { 'content-range': 'bytes 0-5/100' }), shows: 'unreadable' },
  { name: 'an empty answer', id: 'always-empty', shows: 'empty' },
  // Not what it says
  { name: 'JSON as plain text', id: 'always-wrong-type', shows: 'unreadable' },
  { name: 'JSON without a type', answer: sends('HTTP/1.1 200 OK\r\nContent-Length: 13\r\n\r\n{"id":"none"}'), shows: 'unreadable' },
  { name: 'cut JSON', id: 'always-cut-json', shows: 'unreadable' },
  { name: 'NaN', answer: answers(200, '{"id":NaN}'), shows: 'unreadable' },
  { name: 'UTF-16', answer: answers(200, Buffer.from('{"id":"x"}', 'utf16le')), shows: 'unreadable' },
  { name: 'a byte order mark', id: 'with-a-mark', answer: answers(200, `\uFEFF${record('with-a-mark')}`), shows: { record: 'Jane Doe' } },
  { name: 'bytes that are no UTF-8', id: 'with-bad-bytes', answer: answers(200, Buffer.from(record('with-bad-bytes').replace('Jane', 'Jan\xe9'), 'latin1')), shows: { record: 'Jan' } },
  { name: 'a compressed bomb', answer: answers(200, gzipSync(Buffer.alloc(50_000_000)), { 'content-encoding': 'gzip' }), shows: 'unreadable' },
  { name: 'a record without ID', id: 'always-no-id', shows: 'unreadable' },
  { name: 'another record', id: 'always-another-record', shows: 'another-record' },
  { name: '2 MiB', id: 'always-too-large', shows: 'too-large' },
  { name: 'no end', answer: neverEnds, shows: 'too-large' },
  { name: 'headers that act on browsers and on servers', id: 'with-headers', shows: { record: 'Jane Doe' }, answer: answers(200, record('with-headers'), {
    'set-cookie': 'evil=1', refresh: '0; url=https://evil.example/', 'clear-site-data': '"*"', 'x-accel-redirect': '/index.html',
    'content-disposition': 'attachment', link: '<https://evil.example/>; rel=preload; as=fetch', 'strict-transport-security': 'max-age=0',
    'content-security-policy': "default-src 'none'", 'content-encoding': 'gzip', 'transfer-encoding': 'chunked',
  }) },
  { name: 'headers of a proxy', id: 'with-hop-headers', shows: { record: 'Jane Doe' }, answer: answers(200, record('with-hop-headers'), {
    connection: 'close, x-hop', 'x-hop': '1', 'keep-alive': 'timeout=0', 'proxy-authenticate': 'Basic', te: 'trailers', upgrade: 'h2c',
  }) },
  // The connection
  { name: 'headers of 20 kB', answer: answers(200, error, { 'x-long': 'a'.repeat(20_000) }), shows: 'server-error' },
  { name: 'a reset', id: 'always-offline', shows: 'server-error' },
  { name: 'a close', answer: (response) => response.destroy(), shows: 'server-error' },
  { name: 'cut off', id: 'always-cut-off', shows: 'server-error' },
  { name: 'cut off before its length', answer: sends(`${head}Content-Length: 100\r\n\r\n{"id":`), shows: 'server-error' },
  { name: 'cut off between chunks', answer: sends(`${head}Transfer-Encoding: chunked\r\n\r\n6\r\n{"id":\r\n`), shows: 'server-error' },
  { name: 'cut off without either', answer: sends(`${head}\r\n{"id":`), shows: 'unreadable' },
  { name: 'two lengths of its body', answer: sends(`${head}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`), shows: 'server-error' },
  { name: 'no HTTP', answer: sends('220 mail.example ESMTP\r\n'), shows: 'server-error' },
  // The sign-in
  { name: 'a session that has ended', id: 'none-1', session: 'ended', shows: 'session-ended', unnamed: true },
  { name: 'an agent who may not', id: 'none-2', session: 'forbidden', shows: 'not-allowed' },
  { name: 'a sign-in service that is down', id: 'none-3', session: 'broken', shows: 'sign-in-unavailable' },
]

const patient = await startChain({ RATE_PER_AGENT: '60' })
const hasty = await startChain({ RATE_PER_AGENT: '60', UPSTREAM_TIMEOUT: '1' })
const browser = await chromium.launch(chromiumLaunchOptions())
afterAll(async () => {
  await browser.close()
  await Promise.all([patient.stop(), hasty.stop()])
})

/** Tabs that wait for the next fault, as many as run at once: a new one costs four times what a page in it does. */
const idle: Awaited<ReturnType<typeof openTab>>[] = []
beforeAll(async () => {
  for (let opened = 0; opened < 8; opened++) idle.push(await openTab(patient))
})

/** Opened and warmed up, so that a busy machine does not fetch and compile all code at the same time. */
async function openTab({ url }: Chain) {
  const said: string[] = []
  const context = await openContext(browser, url, said)
  const page = await context.newPage()
  await signIn(context, url, 'warm-up')
  await page.goto('customers/nobody')
  await expect(headingOf(page, 'No customer found')).toBeVisible()
  said.length = 0
  return { context, page, said }
}

/** That each call of Imprint for this customer is on record, and that the last one has this request ID. */
async function expectRecorded(chain: Chain, id: string, requestId?: string) {
  const ofCustomer = () => chain.lines().filter(({ customer }) => customer === id)
  const tries = () => ofCustomer().flatMap((line) => String(line.upstream_status).match(/\d+/g) ?? [])
  await expect
    .poll(() => tries().length)
    .toBe(chain.upstream.seen.filter(({ url }) => url === `/v2/customers/${id}`).length)
  if (requestId) expect(ofCustomer().at(-1)?.request_id).toBe(requestId)
}

test.concurrent.for(faults.map((fault, index) => ({ id: `fault-${index}`, ...fault })))(
  '$name',
  async ({ id, answer, session = id, shows, countdown, impatient, unnamed }) => {
    const chain = impatient ? hasty : patient
    const tab = (impatient ? undefined : idle.pop()) ?? (await openTab(chain))
    const { context, page, said } = tab
    if (answer) chain.imprint.tell(id, answer)
    await signIn(context, chain.url, session) // an agent for each fault, with a limit of their own
    await page.goto(`customers/${id}`)

    if (typeof shows === 'object') {
      await expect(page.getByRole('heading', { level: 1, name: shows.record })).toBeVisible()
      await expectRecorded(chain, id)
      expect(await context.cookies()).toHaveLength(1)
    } else {
      const { title, recovery } = describeFailure(new LookupError(shows, { at: 0 }), {
        appName: 'Customer lookup',
        embedded: false,
      })
      if (countdown) await expect(page.getByRole('button', { name: countdown })).toBeDisabled()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
      expect(await page.getByRole('main').innerText()).not.toContain(secretWords)
      const named = page.locator('dt', { hasText: 'Request ID' }).locator('xpath=following-sibling::dd[1]')
      if (unnamed) await expect(named).toBeHidden()
      else expect(await named.innerText()).toMatch(/^[0-9a-f]{32}$/)
      // Whom the sign-in does not let in asks Imprint nothing.
      await expectRecorded(chain, id, unnamed || session !== id ? undefined : await named.innerText())

      if (recovery === 'retry' && !countdown) {
        chain.imprint.tell(id, answersWell)
        await signIn(context, chain.url, id)
        await page.getByRole('button', { name: 'Try again' }).click()
        await expect(headingOf(page, 'Jane Doe')).toBeVisible()
        await expectRecorded(chain, id)
      }
    }
    // That a file or an answer failed is all that the browser may have to say.
    expect(said.splice(0).filter((words) => !words.startsWith('error: Failed to load resource'))).toEqual([])
    if (!impatient) idle.push(tab)
  },
)
