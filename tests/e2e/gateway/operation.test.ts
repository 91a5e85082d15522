import { readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { describe, expect, it } from 'vitest'
import { headersEverywhere, violationsPath } from '../../../server/headers'
import { fromThePage, recordPath, send, sendReveal } from './raw-request'
import { start } from './start'
import { findPort, startServer } from './upstream'

describe('the metrics', () => {
  it('count reads by outcome, latency, reveals, refusals and failures of the sign-in, and name nobody', async () => {
    const signIn = await startServer(({ headers: { cookie = '' } }, response) => {
      const status = { ended: 401, broken: 500 }[cookie] ?? 200
      response.writeHead(status, { 'x-auth-request-user': 'ann@team.example' }).end()
    })
    const port = await findPort()
    const gateway = await start({ AUTH_URL: `http://127.0.0.1:${signIn.port}/`, METRICS_LISTEN: `127.0.0.1:${port}` })
    try {
      await send(gateway.port, 'GET', recordPath)
      await send(gateway.port, 'GET', recordPath)
      gateway.upstream.answer = (response) => response.writeHead(401).end()
      await send(gateway.port, 'GET', recordPath)
      await send(gateway.port, 'GET', recordPath, { ...fromThePage, Cookie: 'ended' })
      await send(gateway.port, 'GET', recordPath, { ...fromThePage, Cookie: 'broken' })
      gateway.upstream.reset()
      await sendReveal(gateway.port, { pointer: '' })
      const { status, headers, body } = await send(port, 'GET', '/metrics', {})
      expect({ status, type: headers['content-type'] }).toEqual({
        status: 200,
        type: 'text/plain; version=0.0.4; charset=utf-8',
      })
      expect(headers).toMatchObject(headersEverywhere)
      for (const line of [
        'lookup_reads_total{outcome="200"} 2',
        'lookup_reads_total{outcome="UPSTREAM_CREDENTIAL"} 1',
        'lookup_read_seconds_count 4',
        'lookup_reveals_total{field="json"} 1',
        'lookup_refusals_total{type="SESSION_ENDED"} 1',
        'lookup_sign_in_failures_total 1',
      ])
        expect(body).toContain(line)
      expect(body).not.toMatch(/ann|CSMR|127\.0/)
      expect(await send(port, 'GET', '/', {})).toMatchObject({ status: 404 })
      expect((await send(gateway.port, 'GET', '/metrics')).body).not.toContain('lookup_reads_total')
    } finally {
      signIn.close()
      await gateway.stop()
    }
  })
})

describe('the probes', () => {
  it('tell under any host name that the gateway is alive, and that it is ready until it stops', async () => {
    const letIn = Promise.withResolvers<void>()
    let asked = 0
    const signIn = await startServer((_, response) => {
      asked += 1
      void letIn.promise.then(() => response.writeHead(200, { 'x-auth-request-user': 'ann' }).end())
    })
    const gateway = await start({ AUTH_URL: `http://127.0.0.1:${signIn.port}/` })
    for (const path of ['/healthz', '/readyz'])
      expect(await send(gateway.port, 'GET', path, { Host: '10.1.2.3:8080' })).toMatchObject({
        status: 200,
        body: '{"status":"ok"}',
      })

    // A connection that is open already, for the stopping gateway takes no new one; and a read that keeps it from ending.
    const socket = connect(gateway.port, '127.0.0.1')
    let heard = ''
    socket.on('data', (bytes) => (heard += String(bytes)))
    socket.write('GET /readyz HTTP/1.1\r\n')
    const read = send(gateway.port, 'GET', recordPath)
    await expect.poll(() => asked).toBe(1)
    process.kill(gateway.pid, 'SIGTERM')
    await expect
      .poll(() => fetch(`http://127.0.0.1:${gateway.port}/healthz`).then(() => 'answered', String))
      .toContain('fetch failed')
    socket.write('Host: localhost\r\n\r\n')
    await expect.poll(() => heard).toContain('{"status":"stopping"}')
    expect(heard).toMatch(/^HTTP\/1\.1 503 /)
    expect(heard).toMatch(/\r\nconnection: close\r\n/i)
    letIn.resolve()
    expect(await read).toMatchObject({ status: 200 })
    expect(await gateway.ended).toBe(0)
    await gateway.stop()
    signIn.close()
  })
})

describe('a report of what the page’s policy has stopped', () => {
  const fromTheBrowser = {
    'Sec-Fetch-Site': 'same-origin',
    'Sec-Fetch-Dest': 'report',
    'Content-Type': 'application/csp-report',
  }
  const report = (directive: unknown) =>
    JSON.stringify({
      'csp-report': {
        'document-uri': 'http://localhost/customers/CSMR-v1-123',
        'effective-directive': directive,
        'script-sample': 'Zoë-canary_4711',
      },
    })

  it.each([
    ['report', 'Chromium and Firefox'],
    ['empty', 'WebKit'],
  ])('with the destination “%s”, as of %s, leaves the directive in the log and nothing else', async (destination) => {
    const fromThisBrowser = { ...fromTheBrowser, 'Sec-Fetch-Dest': destination }
    const gateway = await start()
    try {
      const post = (body: string, headers: Record<string, string> = fromThisBrowser) =>
        send(
          gateway.port,
          'POST',
          violationsPath,
          { ...headers, 'Content-Length': String(Buffer.byteLength(body)) },
          body,
        )
      expect(await post(report('connect-src'))).toMatchObject({ status: 204 })
      for (const [body, headers, status] of [
        [report('connect-src CSMR-v1-123'), fromThisBrowser, 400],
        [report(7), fromThisBrowser, 400],
        ['{"csp-report":', fromThisBrowser, 400],
        ['', fromThisBrowser, 400],
        ['x'.repeat(9_000), fromThisBrowser, 413],
        [report('connect-src'), { ...fromThisBrowser, 'Sec-Fetch-Site': 'cross-site' }, 403],
        [report('connect-src'), { ...fromThisBrowser, 'Sec-Fetch-Dest': 'image' }, 403],
      ] as const)
        expect(await post(body, headers), body.slice(0, 80)).toMatchObject({ status })
      const lines = readFileSync(gateway.log, 'utf8')
      expect(JSON.parse(lines)).toEqual({
        time: expect.any(String) as string,
        event: 'policy-violation',
        directive: 'connect-src',
      })
      expect(lines + gateway.output()).not.toMatch(/CSMR|canary/)
    } finally {
      await gateway.stop()
    }
  })

  it('is limited like everything else that an address sends', async () => {
    const gateway = await start({ RATE_PER_ADDRESS: '6' })
    try {
      const body = report('img-src')
      const headers = { ...fromTheBrowser, 'Content-Length': String(Buffer.byteLength(body)) }
      const answers = await Promise.all(
        Array.from({ length: 9 }, () => send(gateway.port, 'POST', violationsPath, headers, body)),
      )
      expect(answers.filter(({ status }) => status === 204)).toHaveLength(7)
    } finally {
      await gateway.stop()
    }
  })
})
