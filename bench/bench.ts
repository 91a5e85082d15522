/**
 * `npm run bench`: compares the build in dist/ with floor.html, a minimal page with the same function, in one Chromium.
 * Prints medians and their ratio. Only ratios are comparable, from one run on an otherwise idle machine.
 *
 * --rounds N: how often each page is measured, alternately (7). --profile desktop|slow: only this profile.
 */
import { fork } from 'node:child_process'
import { resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { type Browser, type CDPSession, type Page, chromium } from 'playwright'
import { object, number, parse } from 'valibot'
import { chromiumLaunchOptions } from '../scripts/find-chromium.ts'
import { type Sighting, type Wanted, installProbe } from './probe.ts'

/** The latency of the mock API. Milliseconds. */
const apiTime = 100
const lookups = 200

interface Profile {
  /** The slowdown of the processor, as a factor. */
  cpu: number
  /** Milliseconds. */
  roundTrip: number
  /** Bytes per second; -1 for no limit. */
  throughput: number
}
/** `slow` has the network and the processor of Lighthouse's mobile test. */
const profiles = {
  desktop: { cpu: 1, roundTrip: 0, throughput: -1 },
  slow: { cpu: 4, roundTrip: 150, throughput: 1.6e6 / 8 },
} satisfies Record<string, Profile>
const targets = ['app', 'floor'] as const
type Target = (typeof targets)[number]

const { values: options } = parseArgs({
  options: { rounds: { type: 'string', default: '7' }, profile: { type: 'string' } },
})
const rounds = Number(options.rounds)
/** The measured values of all rounds, by `profile | metric` and page. */
const figures = new Map<string, Record<Target, number[]>>()
let customers = 0

for (const [name, profile] of Object.entries(profiles)) {
  if (options.profile && options.profile !== name) continue
  // Chromium's emulated latency is a minimum and is not added to the API's, so it is added here.
  await measureAlternately(apiTime + profile.roundTrip, name, async (browser, url) => ({
    ...(await openPermalinks(browser, url, profile)),
    ...(await lookUpFromSearchPage(browser, url, profile)),
  }))
}
if (options.profile !== 'slow') await measureAlternately(0, 'desktop', lookUpMany)
process.stdout.write(table())

/** Measures both pages in each round, in alternating order. `latency` of the API in milliseconds. */
async function measureAlternately(
  latency: number,
  profile: string,
  measure: (browser: Browser, url: string) => Promise<Record<string, number>>,
) {
  const origin = fork(resolve(import.meta.dirname, 'origin.ts'), [String(latency)])
  const message = await new Promise<unknown>((resolvePorts) => origin.once('message', resolvePorts))
  const ports = parse(object({ app: number(), floor: number() }), message)
  for (let round = 0; round < rounds; round++) {
    const browser = await chromium.launch(chromiumLaunchOptions())
    for (const target of round % 2 === 0 ? targets : targets.toReversed()) {
      const measured = await measure(browser, `http://127.0.0.1:${ports[target]}`)
      for (const [what, value] of Object.entries(measured)) {
        const key = `${profile} | ${what}`
        const both = figures.get(key) ?? { app: [], floor: [] }
        both[target].push(value)
        figures.set(key, both)
      }
    }
    await browser.close()
  }
  origin.disconnect()
}

/** Opens a customer's permalink with an empty cache, then another customer's with all files cached. */
async function openPermalinks(browser: Browser, url: string, profile: Profile) {
  const context = await browser.newContext()
  const visit = async () => {
    const wanted = nextCustomer()
    const tab = await openTab(await context.newPage(), profile, wanted)
    await tab.page.goto(`${url}/customers/${wanted.id}`, { waitUntil: 'commit' })
    const { painted, started } = await tab.sighting()
    await settle(tab.page, profile)
    return { ...tab, time: painted - started, requests: tab.network.sent.filter((at) => at <= painted).length }
  }
  const cold = await visit()
  const blocked = await cold.page.evaluate(() => window.probe.blocked)
  await cold.page.close()
  const again = await visit()
  await context.close()
  return {
    'cold permalink to name, ms': cold.time,
    'repeat visit to name, ms': again.time,
    'main thread blocked, ms': blocked,
    'requests before the name': cold.requests,
    'first visit, kB': cold.network.bytes / 1_000,
  }
}

async function lookUpFromSearchPage(browser: Browser, url: string, profile: Profile) {
  const context = await browser.newContext()
  const tab = await openTab(await context.newPage(), profile)
  await tab.page.goto(url)
  await settle(tab.page, profile)
  const firstPaint = await tab.page.evaluate(() => window.probe.firstPaint)
  await lookUp(tab) // the first lookup, not measured, warms up the record's code
  await settle(tab.page, profile)
  const { painted, started, asked, answered } = await lookUp(tab)
  await context.close()
  return {
    'search page, first paint, ms': firstPaint,
    'Enter to name without the API, ms': painted - Math.max(started, answered) + Math.max(0, asked - started),
  }
}

/** Measures the memory of a tab after many lookups without a reload. */
async function lookUpMany(browser: Browser, url: string) {
  const context = await browser.newContext()
  const tab = await openTab(await context.newPage(), profiles.desktop)
  await tab.page.goto(url)
  for (let count = 0; count < lookups; count++) await lookUp(tab)
  await pause(1_000)
  await tab.devtools.send('HeapProfiler.collectGarbage')
  await tab.devtools.send('HeapProfiler.collectGarbage')
  const { usedSize } = await tab.devtools.send('Runtime.getHeapUsage')
  const { nodes } = await tab.devtools.send('Memory.getDOMCounters')
  await context.close()
  return { [`heap after ${lookups} lookups, MB`]: usedSize / 1e6, [`DOM nodes after ${lookups} lookups`]: nodes }
}

interface Tab {
  page: Page
  devtools: CDPSession
  /** When each request was sent, including the page's (epoch milliseconds), and the bytes received, as compressed. */
  network: { sent: number[]; bytes: number }
  /** Resolves when the wanted name has been painted. */
  sighting: () => Promise<Sighting>
}

/** Opens an empty tab that waits for a name, and counts requests. */
async function openTab(page: Page, { cpu, roundTrip, throughput }: Profile, wanted?: Wanted): Promise<Tab> {
  let next = Promise.withResolvers<Sighting>()
  await page.exposeFunction('reportSighting', (seen: Sighting) => next.resolve(seen))
  await page.addInitScript(installProbe, wanted)
  const devtools = await page.context().newCDPSession(page)
  const network: Tab['network'] = { sent: [], bytes: 0 }
  devtools.on('Network.requestWillBeSent', ({ request, wallTime }) => {
    if (request.url.startsWith('http')) network.sent.push(wallTime * 1_000)
  })
  devtools.on('Network.loadingFinished', ({ encodedDataLength }) => void (network.bytes += encodedDataLength))
  await devtools.send('Network.enable')
  const throughputs = { downloadThroughput: throughput, uploadThroughput: throughput }
  await devtools.send('Network.emulateNetworkConditions', { offline: false, latency: roundTrip, ...throughputs })
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: cpu })
  async function sighting() {
    const seen = await next.promise
    next = Promise.withResolvers()
    return seen
  }
  return { page, devtools, network, sighting }
}

async function lookUp({ page, sighting }: Tab) {
  const wanted = nextCustomer()
  await page.getByRole('searchbox').fill(wanted.id)
  await page.evaluate((next) => window.probe.watchFor(next), wanted)
  await page.keyboard.press('Enter')
  return sighting()
}

function nextCustomer(): Wanted {
  customers++
  return { id: `00000000-0000-4000-8000-${String(customers).padStart(12, '0')}`, name: `Jane Doe ${customers}` }
}

/** Waits until the page is idle after it has loaded. */
async function settle(page: Page, { cpu }: Profile) {
  await page.waitForLoadState('load')
  await pause(500 * Math.min(cpu, 2))
}

function table(): string {
  const rows = [...figures].map(([metric, { app, floor }]) => {
    const [appMedian, floorMedian] = [median(app), median(floor)]
    const ratio = floorMedian > 0 ? `${(appMedian / floorMedian).toFixed(2)}×` : '–'
    return `| ${metric} | ${appMedian.toFixed(1)} | ${floorMedian.toFixed(1)} | ${ratio} |`
  })
  return ['| profile | measured | app | floor | ratio |', '|---|---|--:|--:|--:|', ...rows, ''].join('\n')
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = (sorted.length - 1) / 2
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2
}
