import { render } from '@testing-library/react'
import { BrowserRouter } from 'react-router'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import { createCustomerClient } from '../../src/api/client'
import { App } from '../../src/app/app'
import { readSettings, readLocaleSettings } from '../../src/app/config'
import { createQueryClient } from '../../src/app/query-client'
import { repairUrl } from '../../src/paths'
import { box, openApp } from './open-app'
import { noteRequests } from './requests'

const main = page.getByRole('main')
const title = page.getByRole('heading', { level: 1 })

const path = 'This has signs that no customer ID has'
const noId = 'is not a customer ID'

/** What may stand after `customers/`, and what is said of it. The H numbers are those of docs/threats.md. */
const unsafeIds: [name: string, encoded: string, says: string][] = [
  ['H5', '.', noId],
  ['H6', '..', noId],
  ['H8', '%2e%2e', noId],
  ['H9', '..%2f..%2fv1%2fadmin', path],
  ['H10', 'x%2f..%2fCSMR-v1-123', path],
  ['H12', '%252e%252e%252f', path],
  ['H13', 'a%5c..%5cb', path],
  ['H15', '．．／', path],
  ['H17', 'CSMR-v1-123%2ftransactions', path],
  ['H22', 'CSMR-v1-123%3fexpand=ssn', path],
  ['H24', 'CSMR-v1-123%23x', path],
  ['H25', 'CSMR-v1-123;a=b', path],
  ['H26', 'CSMR-v1-123%00', 'hidden character'],
  ['H27', 'CSMR-v1-123%0a', noId],
  ['H28', 'CSMR-v1-123%0d%0aX-Evil:%201', noId],
  ['H31', 'a'.repeat(65), 'That is too long for an ID.'],
  ['H32', 'a'.repeat(9_000), 'That is too long for an ID.'],
  ['H34', '123-45-6789', 'This looks like a Social Security number, not a customer ID.'],
  ['H35', '123456789', 'This looks like a Social Security number, not a customer ID.'],
  ['H36', '4111111111111111', 'This looks like a card number, not a customer ID.'],
  ['H37', '+1%20415%20555%202671', 'This looks like a phone number, not a customer ID.'],
  ['H38', 'jane@example.com', 'This looks like an email address, not a customer ID.'],
  ['H39', 'John%20Doe', 'This looks like a name or words, not a customer ID.'],
  ['H40', 'CSMR%E2%80%8B-v1-123', noId],
  ['H41', '%D0%A1SMR-v1-123', 'One character in this only looks like a plain letter or digit (U+0421).'],
  ['H42', '%E2%80%AECSMR-v1-123', 'hidden character in this (U+202E)'],
  ['H44', '__proto__', noId],
]

test.for(unsafeIds)(
  'a link with no ID for a customer is refused unasked and unrepeated: %s',
  async ([, encoded, says]) => {
    const requests = noteRequests()
    openApp(`/customers/${encoded}`)

    await expect.element(title).toHaveTextContent('This link does not name a customer')
    await expect.element(main).toMatchTextContent(says)
    await expect.element(main).toMatchTextContent('Nothing was sent to Imprint.')
    await expect.element(box).toHaveValue('')
    const shown = `${main.element().textContent} ${document.title}`
    expect(encoded.length < 3 || !shown.includes(decodeURIComponent(encoded))).toBe(true)
    expect(document.title).toBe('Not a customer ID – Customer lookup')
    expect(sessionStorage.length).toBe(0)
    expect(requests).toEqual([])
  },
)

test('a name that every object has is an ID like any other', async () => {
  openApp('/customers/constructor')

  await expect.element(title).toHaveTextContent('No customer found')
})

test.for(['/customers/CSMR-v1-021?expand=ssn&x=%zz', '/customers/CSMR-v1-021#x', '/customers/CSMR-v1-021/'])(
  'of a link, only the ID is asked for: %s',
  async (link) => {
    const requests = noteRequests()
    openApp(link, { strict: false })

    await expect.element(title).toHaveTextContent('John Stiles')
    expect(requests).toEqual(['/api/v2/customers/CSMR-v1-021'])
  },
)

test.for([
  ['/', 'Card support'],
  ['/nowhere', 'Page not found – Card support'],
  ['/customers/4111111111111111', 'Not a customer ID – Card support'],
  ['/customers/CSMR-v1-123', 'Customer CSMR…-123 – Card support'],
] as const)('the title of %s ends in the name that the deployment gives the app', async ([link, expected]) => {
  openApp(link, { settings: { appName: 'Card support' } })
  await expect.poll(() => document.title).toBe(expected)
})

test('a fault of the tool, on the page and in its report, is named after the app', async () => {
  const copy = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue()
  const client = { ...createCustomerClient(), getCustomer: () => Promise.reject(new TypeError()) }
  openApp('/customers/CSMR-v1-123', { client, settings: { appName: 'Card support' } })
  await expect.element(title).toHaveTextContent('Card support made a mistake')
  await page.getByRole('button', { name: 'Copy details' }).click()
  expect(copy.mock.lastCall?.[0]).toMatch(/^Card support failed: fault of the tool/)
})

test.for([
  '/nowhere',
  '/customers',
  '/customers/',
  '/customers/CSMR-v1-021/transactions',
  '/api//v2/customers/CSMR-v1-021',
])('an address that is no page says so, and leads to the search: %s', async (link) => {
  const requests = noteRequests()
  openApp(link)

  await expect.element(title).toHaveTextContent('There is no such page')
  expect(document.title).toBe('Page not found – Customer lookup')
  expect(requests).toEqual([])
  await page.getByRole('link', { name: 'Find a customer' }).click()
  await expect.element(title).toHaveTextContent('Find a customer')
})

describe('in the browser’s own address bar', () => {
  const before = location.href
  afterEach(() => history.replaceState(null, '', before))

  function openLink(link: string) {
    history.replaceState(null, '', link)
    repairUrl()
    render(
      <BrowserRouter>
        <App
          client={createCustomerClient()}
          queryClient={createQueryClient()}
          localeSettings={readLocaleSettings()}
          settings={readSettings()}
        />
      </BrowserRouter>,
    )
  }

  test('a permalink is looked up', async () => {
    openLink('/customers/CSMR-v1-021')

    await expect.element(title).toHaveTextContent('John Stiles')
  })

  // The router would quote what it cannot decode on the console, where a message fails the test.
  test.for(['%zz', '4111111111111111%', 'jane%c0%aedoe', '%u002e', '%ED%A0%80'])(
    'what cannot be decoded is refused without a word of it: %s',
    async (encoded) => {
      const requests = noteRequests()
      openLink(`/customers/${encoded}`)

      await expect.element(title).toHaveTextContent('This link does not name a customer')
      expect(main.element().textContent).not.toContain(encoded)
      expect(requests).toEqual([])
    },
  )
})
