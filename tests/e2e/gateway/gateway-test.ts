// oxlint-disable no-empty-pattern -- Vitest reads what a fixture needs from its pattern, and an empty one is nothing.
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright'
import { expect, test } from 'vitest'
import { chromiumLaunchOptions } from '../../../scripts/find-chromium'
import { openContext } from '../browse'
import { createImprint, type Imprint } from './imprint'
import { start, type Started } from './start'
import { startServer } from './upstream'

/** A gateway with the fake vendor behind it and a sign-in service beside it. */
export interface Chain extends Started {
  url: string
  imprint: Imprint
}

let agents = 0

/**
 * A test in a real browser against the built gateway on the live build. The file shares one gateway; each test has an
 * agent and a tab of its own, whose complaints are faults as in browse.ts.
 *
 * The sign-in service reads the cookie `session`: it lets in whomever it names, but `ended`, `forbidden` and `broken`.
 */
export function gatewayTest(env: Record<string, string> = {}) {
  return test
    .extend('browser', { scope: 'file' }, async ({}, { onCleanup }): Promise<Browser> => {
      const browser = await chromium.launch(chromiumLaunchOptions())
      onCleanup(() => browser.close())
      return browser
    })
    .extend('gateway', { scope: 'file' }, async ({}, { onCleanup }): Promise<Chain> => {
      const chain = await startChain(env)
      onCleanup(() => chain.stop())
      return chain
    })
    .extend('faults', async ({}, { onCleanup }) => {
      const faults: string[] = []
      onCleanup(() => expect(faults, 'what the browser complained about').toEqual([]))
      return faults
    })
    .extend('agent', async ({}) => `agent-${(agents += 1)}`)
    .extend('context', async ({ browser, gateway, agent, faults }, { onCleanup }): Promise<BrowserContext> => {
      const context = await openContext(browser, gateway.url, faults)
      onCleanup(() => context.close())
      await signIn(context, gateway.url, agent)
      return context
    })
    .extend('page', async ({ context }): Promise<Page> => context.newPage())
}

/** Gives the browser the cookie that says who the agent is, or what is wrong with them. */
export const signIn = (context: BrowserContext, url: string, session: string) =>
  context.addCookies([{ url, name: 'session', value: session, httpOnly: true, sameSite: 'Strict' }])

export async function startChain(env: Record<string, string> = {}): Promise<Chain> {
  const signInService = await startServer((request, response) => {
    const session = /^session=([\w-]+)$/.exec(request.headers.cookie ?? '')?.[1] ?? 'ended'
    const status = { ended: 401, forbidden: 403, broken: 500 }[session] ?? 200
    response.writeHead(status, { 'x-auth-request-user': `${session}@team.example` }).end()
  })
  const imprint = createImprint()
  const gateway = await start({ AUTH_URL: `http://127.0.0.1:${signInService.port}/`, ...env })
  gateway.upstream.answer = imprint.answer
  return {
    ...gateway,
    imprint,
    url: `http://localhost:${gateway.port}`,
    async stop() {
      signInService.close()
      await gateway.stop()
    },
  }
}
