import { afterEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { createCustomerClient } from '../../src/api/client'
import { personaId } from '../../src/mock-api/persona'
import { emulate, visibleControls } from './find-problems'
import { openApp } from './open-app'
import { openEverything } from './open-everything'

const title = page.getByRole('heading', { level: 1 })

afterEach(() => emulate({}))

test.each(['none', 'active'])(
  'a status has a shape and a word, whatever its colour (forced colours: %s)',
  async (forced) => {
    await emulate({ 'forced-colors': forced })
    openApp(`/customers/${personaId(12)}`)
    await expect.element(page.getByText('Closed', { exact: true })).toBeVisible()

    const shapes = ['Open', 'SUSPENDED', 'Closed'].map((word) => {
      const badge = page.getByText(word, { exact: true }).element().closest('li')?.querySelector('svg')
      const { stroke, width } = getComputedStyle(badge ?? document.body)
      expect(width).toBe('8px')
      expect(invisibleColours()).not.toContain(stroke)
      return [...(badge?.children ?? [])].map((part) => part.getAttribute('fill') ?? part.getAttribute('d')).join()
    })
    expect(new Set(shapes).size).toBe(3)
  },
)

test('with forced colours buttons have edges, and the focus a ring', async () => {
  await emulate({ 'forced-colors': 'active' })
  openApp(`/customers/${personaId(1)}`)
  expect(matchMedia('(forced-colors: active)').matches).toBe(true)
  await expect.element(title).toHaveFocus()
  await openEverything()

  for (const control of visibleControls()) {
    const { borderStyle, borderColor, borderWidth } = getComputedStyle(control)
    if (control.matches('button, input')) {
      expect(`${borderWidth} ${borderStyle}`).toBe('1px solid')
      expect(invisibleColours(), control.textContent).not.toContain(borderColor)
    }
  }
  await userEvent.tab()
  const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(document.activeElement ?? document.body)
  expect([outlineStyle, outlineWidth]).toEqual(['solid', '2px'])
  expect(invisibleColours()).not.toContain(outlineColor)
})

test.each([
  ['no-preference', 'skeleton'],
  ['reduce', 'none'],
])('what stands for a record on its way moves only for who does not mind (%s)', async (motion, animation) => {
  await emulate({ 'prefers-reduced-motion': motion })
  openApp(`/customers/${personaId(1)}`, {
    client: { ...createCustomerClient(), getCustomer: () => new Promise(() => {}) },
  })
  await expect.element(title).toHaveTextContent('Customer record')
  const bones = [...document.querySelectorAll('.skeleton')]

  expect(bones.length).toBeGreaterThan(9)
  expect(new Set(bones.map((bone) => getComputedStyle(bone).animationName))).toEqual(new Set([animation]))
})

const invisibleColours = () => [getComputedStyle(document.documentElement).backgroundColor, 'rgba(0, 0, 0, 0)']
