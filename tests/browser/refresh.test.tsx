import { http } from 'msw/http'
import { beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { completeBody } from '../../src/mock-api/complete-customer'
import { box, openApp } from './open-app'
import { worker } from './worker'

const id = '00000000-0000-4000-8000-000000000001'
const title = page.getByRole('heading', { level: 1 })
const refresh = page.getByRole('button', { name: 'Refresh' })
const failure = page.getByRole('alert')

const imprintAnswers = (answer: () => Response | Promise<Response>) =>
  worker.use(http.get('*/api/v2/customers/:customerId', answer))

const found = (body: string) => new Response(body, { headers: { 'content-type': 'application/json' } })

beforeEach(async () => {
  openApp(`/customers/${id}`, { at: '2026-03-01T19:02:05Z' })
  await expect.element(title).toHaveTextContent('Jane Doe')
})

test('the record stays up while it is asked for again, and shows what came', async () => {
  const answer = Promise.withResolvers<Response>()
  imprintAnswers(() => answer.promise)
  await refresh.click()

  await expect.element(page.getByRole('button', { name: 'Refreshing' })).toBeVisible()
  await expect.element(title).toHaveTextContent('Jane Doe')

  answer.resolve(found(completeBody(id).replace('Jane', 'Janet')))
  await expect.element(title).toHaveTextContent('Janet Doe')
  await expect.element(refresh).toHaveFocus()
  await expect.element(failure).not.toBeInTheDocument()
})

const failures: [words: string, answer: () => Response][] = [
  ['Imprint has a problem', () => new Response(null, { status: 500 })],
  ['Cannot reach the lookup service', () => Response.error()],
  ['No customer found', () => Response.json({ type: 'CUSTOMER_NOT_FOUND_ERROR', message: 'No' }, { status: 404 })],
  ['Too many lookups', () => new Response(null, { status: 429 })],
  ['Imprint answered with another customer’s record', () => found(completeBody('CSMR-v1-666').replace('Jane', 'Eve'))],
]

test.for(failures)('“%s” leaves the record up, and says when it is from', async ([words, answer]) => {
  imprintAnswers(answer)
  await refresh.click()

  await expect.element(failure).toMatchTextContent(`Could not refresh: ${words}. This is the record as of`)
  await expect.element(failure).toMatchTextContent(/ 2:02\sPM\./)
  await expect.element(title).toHaveTextContent('Jane Doe')
  await expect.element(refresh).toHaveFocus()
  expect(document.body.textContent).not.toContain('Eve')

  worker.resetHandlers()
  imprintAnswers(() => found(completeBody(id)))
  await refresh.click()
  await expect.element(failure).not.toBeInTheDocument()
})

test('a session that has ended takes the record down', async () => {
  imprintAnswers(() => new Response(null, { status: 401 }))
  await refresh.click()

  await expect.element(title).toHaveTextContent('Your session has ended')
  await expect.element(title).toHaveFocus()
  expect(document.body.textContent).not.toContain('Doe')
})

test('its button keeps its size and its neighbours their places, and tells of a refresh that failed', async () => {
  const answer = Promise.withResolvers<Response>()
  imprintAnswers(() => answer.promise)
  const places = () =>
    ['Record', 'JSON', /^Refresh/, 'Copy note'].map((name) => {
      const { left, width } = page.getByRole('button', { name, exact: true }).element().getBoundingClientRect()
      return [left, width]
    })
  await expect.element(refresh).toBeVisible() // the buttons follow the name
  const before = places()
  await refresh.click()
  await expect.element(page.getByRole('button', { name: 'Refreshing' })).toBeVisible()
  expect(places()).toEqual(before)

  answer.resolve(new Response(null, { status: 500 }))
  await expect.element(failure).toBeVisible()
  await expect.element(refresh).toHaveAccessibleDescription(/^Not refreshed · \d+ s old$/)
})

test('the next lookup starts empty: nothing of this record is left but its name among the recent ones', async () => {
  imprintAnswers(() => new Response(null, { status: 500 }))
  await refresh.click()
  await expect.element(failure).toBeVisible()
  await box.fill('CSMR-v1-021')
  await userEvent.keyboard('{Enter}')

  await expect.element(title).toHaveTextContent('Imprint has a problem')
  const recent = page.getByRole('region', { name: 'Recent' }).element()
  expect(document.body.textContent?.replace(recent.textContent ?? '', '')).not.toMatch(/Jane|Doe|as of/)
})
