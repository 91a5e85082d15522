import { expect, it } from 'vitest'
import { recordPath, send } from './raw-request'
import { start } from './start'

it('the demo needs no key, says that it is one, and has nothing to read', async () => {
  const gateway = await start({ IMPRINT_ENVIRONMENT: 'demo', IMPRINT_API_KEY: '', AUTH: '' })
  try {
    const { body } = await send(gateway.port, 'GET', '/')
    expect(body).toContain('<meta name="environment" content="demo" />')
    expect(body).toContain('<meta name="reveal-audit" content="off" />')
    for (const [method, path] of [
      ['GET', recordPath],
      ['POST', '/api/audit/reveal/ssn4/CSMR-v1-123'],
    ] as const) {
      expect(await send(gateway.port, method, path)).toMatchObject({ status: 404 })
    }
    expect(gateway.upstream.seen).toEqual([])
  } finally {
    await gateway.stop()
  }
})
