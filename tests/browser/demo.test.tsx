import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { createCustomerClient } from '../../src/api/client'
import { createDemo } from '../../src/demo/demo'
import { setScene } from '../../src/demo/scene'
import { personaId } from '../../src/mock-api/persona'
import { householdPartnerId } from '../../src/mock-api/partner-personas'
import { personas } from '../../src/mock-api/personas'
import { box, openApp } from './open-app'
import { paste } from './paste'

const title = page.getByRole('heading', { level: 1 })
const scene = page.getByRole('combobox', { name: 'Scene' })
const endScene = page.getByRole('button', { name: 'End this scene' })
const tab = (name: string) => page.getByRole('tab', { name, exact: false })
const link = (name: string) => page.getByRole('link', { name, exact: false })

function openDemo(path: string) {
  const demo = createDemo()
  return openApp(path, { demo, client: createCustomerClient(demo.clientOptions) })
}

beforeEach(async () => {
  setScene('')
  await page.viewport(1440, 900)
})
afterEach(async () => {
  setScene('')
  localStorage.clear()
  await page.viewport(1024, 800)
})

test('the tour’s sample ticket is on the clipboard, and found when it is pasted', async () => {
  const copy = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue()
  openDemo('/')
  await page.getByRole('button', { name: 'Copy a sample ticket' }).click()
  await expect.element(page.getByText('A sample ticket copied')).toBeInTheDocument()
  const ticket = copy.mock.lastCall?.[0] ?? ''
  expect(ticket).toMatch(/^#T-1042.*\n.*Channel: Phone/)
  await paste(ticket)
  await expect.element(title).toHaveTextContent('John Doe')
})

test('the tabs are gone through with the arrow keys, and the way back leads to the same one', async () => {
  openDemo('/')
  await expect.element(box).toHaveFocus() // the page puts it there when it opens
  tab('Everyday').element().focus()
  await userEvent.keyboard('{ArrowRight}')
  await expect.element(tab('International')).toHaveFocus()
  await expect.element(page.getByRole('tabpanel', { name: 'International', exact: false })).toBeVisible()
  await expect.element(link('Erika Mustermann')).toBeVisible()
  await expect.element(link('Jane Doe')).not.toBeInTheDocument()
  await userEvent.keyboard('{End}')
  await expect.element(tab('Failures')).toHaveFocus()
  await userEvent.keyboard('{ArrowRight}')
  await expect.element(tab('Everyday')).toHaveFocus()
  await userEvent.keyboard('{ArrowLeft}{ArrowLeft}')
  await expect.element(tab('Hostile')).toHaveAttribute('aria-selected', 'true')
  await userEvent.tab()
  await expect.element(link('Jane Roe')).toHaveFocus() // one stop for all tabs
  await userEvent.keyboard('{Enter}')
  await expect.element(title).toHaveTextContent('Jane Roe')
  await link('Customer lookup').click()
  await expect.element(tab('Hostile')).toHaveAttribute('aria-selected', 'true')
  tab('Hostile').element().focus()
  await userEvent.keyboard('{Home}')
  await expect.element(link('Jane Doe')).toBeVisible()
})

test('a card tells who it is, where they live, what they have and why they call', async () => {
  openDemo('/')
  await expect
    .element(link('Mary Major'))
    .toHaveAccessibleName('Mary Major 1 open Boston, MA Moved house, ZIP starts with a zero')
  await expect.element(link('Sam Roe')).toHaveAccessibleName(/1 SUSPENDED 1 open No address/)
  await tab('International').click()
  await expect.element(link('Filan Fisteku')).toHaveAccessibleName(/XK Prishtinë · Albanian/)
  await tab('Everyday').click()
})

test.each([
  ['a click', () => endScene.click()],
  ['a keystroke', () => userEvent.keyboard('{Alt>}r{/Alt}')],
])('an active failure is named on every page, and ended by %s', async (_, end) => {
  openDemo('/')
  await expect.element(endScene).not.toBeInTheDocument()
  await scene.selectOptions('Imprint has a problem (500)')
  await link('Jane Doe').click()
  await expect.element(title).toHaveTextContent('Imprint has a problem')
  await expect.element(scene).toHaveDisplayValue('Imprint has a problem (500)')
  await end()
  await expect.element(title).toHaveTextContent('Jane Doe')
  await expect.element(scene).toHaveDisplayValue('Everything works')
  await expect.element(endScene).not.toBeInTheDocument()
})

test('a scene that only a link can make is named in words', async () => {
  openDemo(`/customers/${personaId(1)}?outcome=500&latency=300`)
  await expect.element(scene).toHaveDisplayValue('Imprint has a problem (500), after 0.3 s')
})

test('a lookup by partner ID works in a scene, and outlives its end', async () => {
  openDemo('/?latency=300')
  await page.getByRole('switch', { name: 'Partner ID' }).click()
  await userEvent.keyboard(`${householdPartnerId}{Enter}`)
  await expect.element(page.getByRole('heading', { level: 1, name: '3 customers found' })).toBeVisible()
  await endScene.click()
  await expect.element(scene).toHaveDisplayValue('Everything works')
  await expect.element(page.getByRole('heading', { level: 1, name: '3 customers found' })).toBeVisible()
})

test('next and previous go through all people, by button or keystroke', async () => {
  openDemo('/')
  await expect.element(box).toBeVisible()
  await userEvent.keyboard('{Alt>}n{/Alt}')
  await expect.element(title).toHaveTextContent('Jane Doe')
  await expect.element(page.getByText(`1 of ${personas.length}`)).toBeVisible()
  await page.getByRole('button', { name: 'Next person' }).click()
  await expect.element(title).toHaveTextContent('John Doe')
  await userEvent.keyboard('{Alt>}p{/Alt}')
  await expect.element(title).toHaveTextContent('Jane Doe')
  await page.getByRole('button', { name: 'Previous person' }).click()
  await expect.element(page.getByText(`${personas.length} of ${personas.length}`)).toBeVisible()
})

test('theme and width are set, and all is reset', async () => {
  const { dataset } = document.documentElement
  openDemo(`/customers/${personaId(1)}`)
  await expect.element(title).toHaveTextContent('Jane Doe')
  await page.getByRole('button', { name: 'Dark' }).click()
  expect(dataset.theme).toBe('dark')
  await page.getByRole('button', { name: '320 px' }).click()
  await expect.poll(() => document.querySelector('main')?.getBoundingClientRect().width).toBeLessThanOrEqual(320)
  await scene.selectOptions('No connection')

  await page.getByRole('button', { name: 'Reset' }).click()
  await expect.element(title).toHaveTextContent('Find a customer')
  await expect.element(scene).toHaveDisplayValue('Everything works')
  await expect.element(page.getByRole('heading', { name: 'Recent' })).not.toBeInTheDocument()
  expect(dataset.theme).toBeUndefined()
  expect(document.querySelector('main')?.getBoundingClientRect().width).toBeGreaterThan(320)
})

test('the bar is gone at a zoom of 400 %, and not in a portal’s frame', async () => {
  await page.viewport(320, 256)
  const { unmount } = openDemo(`/customers/${personaId(1)}`)
  await expect.element(title).toHaveTextContent('Jane Doe')
  await expect.element(page.getByRole('button', { name: 'Next person' })).not.toBeInTheDocument()
  await expect.element(page.getByText('Demo data – no real customers')).not.toBeInViewport()
  unmount()
  openApp('/', { demo: createDemo(), settings: { embedded: true } })
  await expect.element(title).toBeInTheDocument()
  await expect.element(page.getByRole('complementary', { name: 'Presenter' })).not.toBeInTheDocument()
  await expect.element(page.getByRole('tab')).not.toBeInTheDocument()
})
