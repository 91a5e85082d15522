import { expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import { type CustomerClient, createCustomerClient } from '../../src/api/client'
import type { Customer } from '../../src/api/customer'
import { createDemo } from '../../src/demo/demo'
import { openApp } from './open-app'

const title = page.getByRole('heading', { level: 1 })
const retry = page.getByRole('button', { name: 'Try again' })
const jane = '00000000-0000-4000-8000-000000000001'

/** A record whose field breaks whatever reads it, for as long as `broken` says. */
function clientOfBroken(field: keyof Customer, broken: () => boolean): CustomerClient {
  const usual = createCustomerClient()
  return {
    ...usual,
    async getCustomer(id, options) {
      const answer = await usual.getCustomer(id, options)
      const value = answer.customer[field]
      const customer = Object.defineProperty({ ...answer.customer }, field, {
        get() {
          if (broken()) throw new TypeError('cannot read jane.doe@example.com of 4821')
          return value
        },
      })
      return { ...answer, customer }
    },
  }
}

test('a section that breaks leaves the others, and can be tried again', async () => {
  let broken = true
  openApp(`/customers/${jane}`, { client: clientOfBroken('email', () => broken), onCaughtError: () => {} })

  const alert = page.getByRole('alert')
  await expect.element(alert).toMatchTextContent('This part of the record could not be shown.')
  expect(alert.elements()).toHaveLength(1)
  expect(document.body.textContent).not.toContain('cannot read')
  for (const name of ['Card programs', 'Identity', 'Address', 'Dates', 'Metadata']) {
    await expect.element(page.getByRole('heading', { level: 2, name })).toBeVisible()
  }

  broken = false
  await retry.click()
  await expect.element(page.getByRole('link', { name: 'jane.doe@example.com' })).toBeVisible()
  await expect.element(alert).not.toBeInTheDocument()
})

test('a crash has a screen of its own, whose report tells nothing about the customer', async () => {
  await page.viewport(1024, 800)
  const copy = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue()
  let broken = true
  openApp(`/customers/${jane}`, {
    client: clientOfBroken('first_name', () => broken),
    demo: createDemo(),
    onCaughtError: () => {},
  })

  await expect.element(page.getByRole('main')).toMatchTextContent('The fault is ours')
  await expect.element(page.getByRole('alert')).not.toBeInTheDocument() // the focus has come here, and reads it
  await expect.element(page.getByText('Demo data – no real customers')).toBeVisible()
  const panel = title.element().closest('.panel')?.getBoundingClientRect() ?? new DOMRect()
  expect(Math.abs(panel.left + panel.right - document.documentElement.clientWidth)).toBeLessThan(2)
  expect(document.querySelector('.mark')?.getBoundingClientRect().left).toBe(16) // where every page has it
  await expect.element(title).toHaveFocus()
  expect(document.title).toBe('Something broke – Customer lookup')
  await expect.element(title).toHaveTextContent('Something in this tool broke')
  await expect.element(page.getByRole('link', { name: 'Start over' })).toHaveAttribute('href', '/')
  expect(document.body.textContent).not.toMatch(/cannot read|jane|4821/)
  const drawn = [...document.querySelectorAll('.away :is(button, a)')].filter(
    (action) => getComputedStyle(action).backgroundColor !== 'rgba(0, 0, 0, 0)',
  )
  expect(drawn.map(({ textContent }) => textContent)).toEqual(['Try again']) // one button; the rest is quiet

  await expect.element(page.getByTitle(`Version ${__APP_VERSION__}, build ${__BUILD_ID__}`)).toBeVisible()
  await page.getByRole('button', { name: 'Copy report' }).click()
  const [what, time, version, error, ...places] = copy.mock.lastCall?.[0].split('\n') ?? []
  expect(what).toBe('Customer lookup crashed')
  expect(time).toMatch(/^Time \(UTC\): \d{4}-\d\d-\d\dT[\d:.]+Z$/)
  expect(version).toBe(`App version: ${__APP_VERSION__}, build ${__BUILD_ID__}`)
  expect(error).toBe('Error: TypeError')
  expect(places.filter((place) => !/^[\w-]+\.tsx?:\d+:\d+$/.test(place))).toEqual([])

  broken = false
  await retry.click()
  await expect.element(title).toHaveTextContent('Jane Doe')
})
