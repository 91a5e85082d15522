import { render } from '@testing-library/react'
import { http } from 'msw/http'
import { BrowserRouter } from 'react-router'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { createCustomerClient } from '../../src/api/client'
import { App } from '../../src/app/app'
import { readSettings } from '../../src/app/config'
import { createQueryClient } from '../../src/app/query-client'
import { personaId } from '../../src/mock-api/persona'
import { addressBar, box, openApp } from './open-app'
import { paste } from './paste'
import { noteRequests } from './requests'
import { worker } from './worker'

const jane = personaId(1)
const john = personaId(2)
const nobody = 'CSMR-v1-123'

const recent = page.getByRole('region', { name: 'Recent' })
const heading = page.getByRole('main').getByRole('heading', { level: 1 })
/** Of each row the ID and what stands beside it; how long ago it was stands last. */
const rows = () =>
  recent
    .getByRole('link')
    .elements()
    .map(({ children }) => [...children].slice(0, -1).map((cell) => cell.textContent)) // without the age

async function lookUp(id: string, title: string) {
  await paste(id)
  await expect.element(addressBar).toHaveTextContent(`/customers/${id}`)
  await expect.element(heading).toHaveTextContent(title)
}

async function goToSearch() {
  await page.getByRole('link', { name: 'Customer lookup' }).click()
  await expect.element(addressBar).toHaveTextContent('/')
}

describe('recent lookups', () => {
  test('there are none at first', async () => {
    openApp('/')
    await expect.element(page.getByRole('heading', { name: 'Find a customer' })).toBeVisible()
    await expect.element(recent).not.toBeInTheDocument()
  })

  test('the last ten, the newest first, by a shortened ID', async () => {
    openApp('/')
    const numbers = [61, 62, 63, 64, 65, 66, 67, 68, 69, 70]
    for (const number of numbers) await lookUp(personaId(number), 'No customer found')
    await lookUp(jane, 'Jane Doe')
    await lookUp(personaId(65), 'No customer found')

    await goToSearch()
    await expect.element(recent).toBeVisible()
    expect(rows()).toEqual([
      ['0000…0065', 'not found'],
      ['Jane Doe', '0000…0001', '2 open'],
      ...[70, 69, 68, 67, 66, 64, 63, 62].map((number) => [`0000…00${number}`, 'not found']),
    ])
    await expect.element(recent.getByRole('link').first()).toMatchTextContent(/\d s ago$/)
    await expect.element(recent).not.toMatchTextContent(jane)
  })

  test('a UUID stands there once, whatever its letter case', async () => {
    openApp('/')
    await lookUp('9b5e1ee0-2e1c-46e7-81b9-3c3917204be4', 'No customer found')
    await lookUp('9B5E1EE0-2E1C-46E7-81B9-3C3917204BE4', 'No customer found')
    await goToSearch()
    await expect.element(recent).toBeVisible()
    expect(rows()).toEqual([['9B5E…4BE4', 'not found']])
  })

  test('one is opened again by its link, without another request', async () => {
    const asked = noteRequests()
    openApp('/')
    await lookUp(jane, 'Jane Doe')
    await goToSearch()

    await recent.getByRole('link').click()
    await expect.element(heading).toHaveTextContent('Jane Doe')
    await expect.element(addressBar).toHaveTextContent(`/customers/${jane}`)
    expect(asked).toEqual([`/api/v2/customers/${jane}`])
  })

  test('only an answer counts: no failure, no refused text, nothing asked ahead of Enter', async () => {
    openApp('/')
    await lookUp('always-500', 'Imprint has a problem')
    await box.fill('John Doe')
    await userEvent.keyboard('{Enter}')
    await goToSearch()
    await box.fill(jane)
    await expect.element(recent).not.toBeInTheDocument()
  })

  test('“not found” is said only of what Imprint said it of', async () => {
    const first = openApp('/')
    await lookUp(jane, 'Jane Doe')
    first.unmount()

    worker.use(http.get('*/api/v2/customers/*', () => new Response('', { status: 500 })))
    openApp('/')
    await lookUp(jane, 'Imprint has a problem')
    await goToSearch()
    await expect.element(recent).toBeVisible()
    expect(rows()).toEqual([['0000…0001']])
  })

  test.each(['Jane\u202EeoD', 'Ja\u200Bne', 'Jane\u2028Doe'])(
    'a name with hidden characters is left out: %j',
    async (name) => {
      worker.use(http.get('*/api/v2/customers/*', () => Response.json({ id: jane, first_name: name })))
      openApp(`/customers/${jane}`)
      await expect.element(heading).toHaveFocus()
      await goToSearch()
      await expect.element(recent).toBeVisible()
      expect(rows()).toEqual([['0000…0001']])
    },
  )

  test('names live in memory only: a new page shows none', async () => {
    const first = openApp('/')
    await lookUp(jane, 'Jane Doe')
    first.unmount()

    openApp('/')
    await expect.element(recent).toBeVisible()
    expect(rows()).toEqual([['0000…0001']])
  })

  test('what is stored is IDs and times, for this session, and nothing else anywhere', async () => {
    const start = Date.now()
    openApp('/')
    await lookUp(nobody, 'No customer found')
    await lookUp(jane, 'Jane Doe')

    expect(Object.keys(sessionStorage)).toEqual(['recent-lookups'])
    const stored = JSON.parse(sessionStorage.getItem('recent-lookups') ?? '') as { at: number }[]
    expect(stored).toEqual([
      { id: jane, at: stored[0]?.at },
      { id: nobody, at: stored[1]?.at },
    ])
    for (const { at } of stored) expect(at - start).toBeLessThan(60_000)
    expect(localStorage).toHaveLength(0)
    expect(document.cookie).toBe('')
    expect(await indexedDB.databases()).toEqual([])
    expect((await caches.keys()).filter((name) => !name.startsWith('msw:'))).toEqual([])
  })

  test('Clear forgets them, and leaves the cursor in the box', async () => {
    openApp('/')
    await lookUp(jane, 'Jane Doe')
    await goToSearch()

    await recent.getByRole('button', { name: 'Clear recent lookups' }).click()
    await expect.element(recent).not.toBeInTheDocument()
    await expect.element(box).toHaveFocus()
    expect(sessionStorage.getItem('recent-lookups')).toBe('[]')
  })

  test('where storage is blocked they last as long as the page', async () => {
    const storage = vi.spyOn(window, 'sessionStorage', 'get').mockImplementation(() => {
      throw new DOMException('The operation is insecure.', 'SecurityError')
    })
    openApp('/')
    await lookUp(jane, 'Jane Doe')
    await goToSearch()
    await expect.element(recent.getByRole('link')).toBeVisible()
    storage.mockRestore()
    expect(sessionStorage).toHaveLength(0)
  })
})

test('back and forward go through the records, without another request', async () => {
  const { pathname, search } = location
  onTestFinished(() => history.replaceState(null, '', pathname + search))
  const asked = noteRequests()
  history.replaceState(null, '', '/')
  render(
    <BrowserRouter>
      <App
        client={createCustomerClient()}
        queryClient={createQueryClient()}
        localeSettings={{ locale: 'en-US', timeZone: 'UTC', clockOffset: 0 }}
        settings={readSettings()}
      />
    </BrowserRouter>,
  )
  await paste(jane)
  await expect.element(heading).toHaveTextContent('Jane Doe')
  await paste(nobody)
  await expect.element(heading).toHaveTextContent('No customer found')
  await paste(john)
  await expect.element(heading).toHaveTextContent('John Doe')

  history.back()
  await expect.element(heading).toHaveTextContent('No customer found')
  expect(location.pathname).toBe(`/customers/${nobody}`)
  await expect.element(box).toHaveValue(nobody)

  history.back()
  await expect.element(heading).toHaveTextContent('Jane Doe')
  await expect.element(heading).toHaveFocus()
  await expect.element(box).toHaveValue('')
  expect(document.title).toBe('Customer 0000…0001 – Customer lookup')

  history.back()
  await expect.element(page.getByRole('heading', { name: 'Find a customer' })).toBeVisible()
  expect(location.pathname).toBe('/')

  history.go(3)
  await expect.element(heading).toHaveTextContent('John Doe')
  expect(location.pathname).toBe(`/customers/${john}`)
  expect(asked).toEqual([jane, nobody, john].map((id) => `/api/v2/customers/${id}`))
})
