import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from '@testing-library/react'
import { type Portal, connect, portalOrigins } from '../../src/embed/frame'
import '../../src/embed/host/element'
import { followHeight } from '../../src/embed/height'
import type { PortalState } from '../../src/embed/protocol'
import { applyTheme } from '../../src/embed/theme'
import { personaId } from '../../src/mock-api/persona'
import { setVisiblePart } from '../../src/ui/visible-part'
import { eachLookOnce, emulate, findProblems } from './find-problems'
import { box, openApp } from './open-app'
import { openEverything } from './open-everything'

const { dataset, style } = document.documentElement
const title = page.getByRole('heading', { level: 1 })

beforeEach(() => void (dataset.embedded = ''))
afterEach(async () => {
  delete dataset.embedded
  delete dataset.density
  delete dataset.theme
  style.cssText = ''
  await page.viewport(1024, 800)
  await emulate({})
})

describe('the tab’s own look', () => {
  test.each([[''], ['compact']])('has nothing wrong with it at any width, theme and text size %s', async (density) => {
    if (density) dataset.density = density
    openApp(`/customers/${personaId(1)}`, { settings: { embedded: true } })
    await expect.element(title).toHaveTextContent('Jane Doe')
    expect(await findProblems()).toEqual([])
    await page.viewport(280, 800)
    await openEverything()
    expect(document.documentElement.scrollWidth).toBe(280)
    await expect.element(box).toBeVisible()
    await expect.element(page.getByText('Environment:')).toBeInTheDocument()
    await expect.element(page.getByRole('link', { name: 'Customer lookup' })).not.toBeInTheDocument()
  })

  test.each([280, 400, 900])('at %i px has the environment above the record, and over nothing', async (width) => {
    await page.viewport(width, 800)
    openApp(`/customers/${personaId(1)}`, { settings: { embedded: true } })
    await expect.element(title).toHaveTextContent('Jane Doe')
    const chip = page.getByText('Environment:').element().parentElement?.getBoundingClientRect()
    const kind = page.getByRole('switch', { name: 'Partner ID' }).element().getBoundingClientRect()
    expect(chip?.bottom).toBeLessThan(title.element().getBoundingClientRect().top)
    for (const { right, bottom, top } of [box.element().getBoundingClientRect(), kind])
      expect((chip?.left ?? 0) >= right || (chip?.bottom ?? 0) <= top || (chip?.top ?? 0) >= bottom).toBe(true)
  })

  test.each([360, 400, 560])(
    'at %i px has the box on a line of its own, so that a whole ID fits, and its controls on the next',
    async (width) => {
      await page.viewport(width, 800)
      openApp(`/customers/${personaId(77)}`, { settings: { embedded: true } })
      await expect.element(title).toHaveTextContent('No customer found')
      expect(box.element().getBoundingClientRect().width).toBe(width - 24)
      const middles = page
        .getByRole('banner')
        .getByRole('switch')
        .elements()
        .map((control) => control.getBoundingClientRect())
        .map(({ top, bottom }) => (top + bottom) / 2)
      expect(middles).toHaveLength(2)
      expect(new Set(middles).size).toBe(1)
    },
  )

  test('keeps the name and the statuses at the upper edge of what the portal shows', async () => {
    await page.viewport(400, 2_000)
    openApp(`/customers/${personaId(12)}`, { settings: { embedded: true } })
    await expect.element(title).toHaveTextContent('Sam Roe')
    const bar = page.getByText('Sam Roe').last()
    expect(page.getByText('Sam Roe').elements()).toHaveLength(1)

    setVisiblePart({ top: 500, height: 600 })
    await expect.poll(() => page.getByText('Sam Roe').elements().length).toBe(2)
    const { left, top, width } = bar.element().closest('.bar-record')?.getBoundingClientRect() ?? new DOMRect()
    expect([left, top, width]).toEqual([0, 500, 400])
    expect(bar.element().closest('.bar-record')?.textContent).toContain('1 SUSPENDED')
    expect(await findProblems(eachLookOnce)).toEqual([])

    setVisiblePart({ top: 20, height: 600 })
    await expect.poll(() => page.getByText('Sam Roe').elements().length).toBe(1)
  })

  test('puts a dialog into the part that is on the screen', async () => {
    await page.viewport(600, 2_000)
    style.setProperty('--slice-top', '1200px')
    style.setProperty('--slice-height', '400px')
    const dialog = document.body.appendChild(document.createElement('dialog'))
    dialog.textContent = 'Locking in 30 s'
    dialog.showModal()
    const { top, bottom } = dialog.getBoundingClientRect()
    expect(Math.abs((top + bottom) / 2 - 1_400)).toBeLessThan(2)
    expect(bottom - top).toBeLessThan(200)
    dialog.remove()
  })

  test('keeps its search page’s title for who cannot see it', async () => {
    openApp('/', { settings: { embedded: true } })
    await expect.element(title).toHaveTextContent('Find a customer')
    expect(await findProblems()).toEqual([])
  })

  test('does not depend on the height of its window, which follows it', async () => {
    openApp('/', { settings: { embedded: true } })
    await expect.element(title).toBeInTheDocument()
    const heightOf = () => document.querySelector('.frame')?.getBoundingClientRect().height
    await page.viewport(600, 300)
    const height = heightOf()
    await page.viewport(600, 3_000)
    expect(heightOf()).toBe(height)
  })
})

test('a session that has ended names the portal, where the agent signs in', async () => {
  openApp('/customers/always-401', { settings: { embedded: true } })
  await expect.element(title).toHaveTextContent('Your session has ended')
  await expect.element(page.getByText(/Sign in again in the portal, then try again\.$/)).toBeVisible()
  await expect.element(page.getByRole('button', { name: 'Sign in again' })).not.toBeInTheDocument()
})

test('a portal in React sets properties, which reflect, and hears events', async () => {
  const failed = vi.fn<(reason: string) => void>()
  const { container } = render(
    <customer-lookup
      src={location.origin}
      customerId="CSMR-v1-123"
      timeZone="Europe/London"
      colors={{ accent: '#7a2ea0' }}
      tokenProvider={() => Promise.resolve({ token: 'token', expiresAt: new Date() })}
      onfailed={({ detail }) => failed(detail.reason)}
    />,
  )
  const element = container.querySelector('customer-lookup')
  // Its own page's origin is none for a frame.
  await expect.poll(() => failed.mock.calls).toEqual([['same-origin-src']])
  expect(element?.getAttribute('customer-id')).toBe('CSMR-v1-123')
  expect(element?.getAttribute('time-zone')).toBe('Europe/London')
  expect(element?.colors).toEqual({ accent: '#7a2ea0' })
  element?.removeAttribute('customer-id')
  expect(element?.customerId).toBeNull()
})

describe('colours of a portal', () => {
  const state: PortalState = {
    customerId: null,
    partnerCustomerId: null,
    case: null,
    agent: null,
    product: null,
    theme: 'system',
    colors: {},
    locale: null,
    timeZone: null,
    density: 'comfortable',
    tokens: false,
  }
  const own = () => getComputedStyle(document.documentElement).backgroundColor

  test.each(['light', 'dark', 'system'] as const)('are worn in the %s theme where all texts can be read', (theme) => {
    openApp('/')
    const accent = theme === 'dark' ? '#ffd479' : '#7a2ea0'
    applyTheme({ ...state, theme, colors: { accent, 'on-accent': theme === 'dark' ? '#000000' : '#ffffff' } })
    // One colour for both schemes is too dark in one of them.
    expect(style.getPropertyValue('--color-accent')).toBe(theme === 'system' ? '' : accent)
    applyTheme({ ...state, theme })
    expect(style.getPropertyValue('--color-accent')).toBe('')
    expect(dataset.theme).toBe(theme === 'system' ? undefined : theme)
  })

  test('that would hide a text, even a warning, are all left out', () => {
    openApp('/')
    const before = own()
    for (const colors of [
      { background: '#8a5300' },
      { text: '#fafafa', background: '#fafafa' },
      { surface: '#b3261e' },
      { text: '#757575', background: '#ffffff', surface: '#ffffff' }, // but the JSON stands on a darker ground
    ]) {
      applyTheme({ ...state, theme: 'light', colors })
      expect(own()).toBe(before)
      expect(style.cssText).toBe('')
    }
  })
})

describe('the greeting', () => {
  /** What the page around the tests is told, as a portal would be. */
  const told: { type: string; nonce: string }[] = []
  const listen = ({ data, source }: MessageEvent<{ lookup?: number; type: string; nonce: string }>) => {
    if (source === window && data.lookup === 1) told.push(data)
  }
  beforeEach(() => window.parent.addEventListener('message', listen))
  afterEach(() => {
    window.parent.removeEventListener('message', listen)
    told.length = 0
  })

  /** Sends as the page around would: a function of its realm, so that the message's source is its window. */
  function answer(message: object, ports: Transferable[] = [new MessageChannel().port2]) {
    type Send = (target: Window, message: object, ports: Transferable[]) => void
    const { Function: write } = window.parent as unknown as { Function: new (...source: string[]) => Send }
    new write('target', 'message', 'ports', 'target.postMessage(message, "*", ports)')(window, message, ports)
  }

  test('is said until it is answered with its nonce, by the page around, with a port; then never again', async () => {
    const found = vi.fn<(portal: Portal) => void>()
    connect([location.origin], found)
    await expect.poll(() => told.length).toBe(2)
    const { nonce = '' } = told[0] ?? {}
    expect(told[1]?.nonce).toBe(nonce)

    const welcome = { lookup: 1, type: 'welcome', nonce, theme: 'dark' }
    answer({ ...welcome, nonce: 'guessed' })
    answer({ ...welcome, lookup: 2 })
    answer(welcome, [])
    window.postMessage(welcome, location.origin, [new MessageChannel().port2]) // the right words from the wrong window
    await expect.poll(() => told.length).toBe(3)
    expect(found).not.toHaveBeenCalled()

    const { port1, port2 } = new MessageChannel()
    answer(welcome, [port2])
    await expect.poll(() => found.mock.calls.length).toBe(1)
    answer({ ...welcome, theme: 'light' })
    const portal = found.mock.calls[0]?.[0]
    expect(portal?.state().theme).toBe('dark')

    port1.postMessage({ lookup: 1, type: 'update', change: { theme: 'light', density: 'huge' } })
    const heard = vi.fn<Parameters<Portal['listen']>[0]>()
    portal?.listen(heard)
    await expect.poll(() => heard.mock.calls.length).toBe(1)
    expect(portal?.state()).toMatchObject({ theme: 'light', density: 'comfortable' })
    expect(found).toHaveBeenCalledOnce()
    expect(told).toHaveLength(3)
  })

  test('goes to no page that is not listed, whatever its name looks like', () => {
    for (const around of ['https://portal.example.evil.example', 'null', '*', location.origin.replace('http', 'https')])
      expect(portalOrigins([around])).toEqual([])
    expect(portalOrigins(['https://portal.example', location.origin])).toEqual([location.origin])
  })
})

test('a page that rises with its frame is followed for 20 rises, not for ever', async () => {
  const content = document.body.appendChild(document.createElement('div'))
  content.style.height = '100px'
  let told = 0
  const end = followHeight(content, (height) => {
    told += 1
    content.style.height = `${height + 10}px`
  })
  await expect.poll(() => told).toBe(21)
  await userEvent.hover(document.body)
  expect(told).toBe(21)
  end()
  content.remove()
})
