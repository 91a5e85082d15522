import { http } from 'msw/http'
import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { completeBody } from '../../src/mock-api/complete-customer'
import { box, openApp } from './open-app'
import { id as openedId, openAnswer, wholePage } from './record-page'
import { noteRequests } from './requests'
import { worker } from './worker'

const id = '00000000-0000-4000-8000-000000000001'
const title = page.getByRole('heading', { level: 1 })
const customer = (path: string) =>
  http.get(path, () => new Response(completeBody(id), { headers: { 'content-type': 'application/json' } }))

test('a recent lookup that found nobody is asked again when it is chosen', async () => {
  openApp('/customers/CSMR-v1-404')
  await expect.element(title).toHaveTextContent('No customer found')
  await page.getByRole('link', { name: 'Customer lookup' }).click()
  const asked = noteRequests()

  await page.getByRole('link', { name: /not found/ }).click()

  await expect.element(title).toHaveTextContent('No customer found')
  await expect.poll(() => asked).toEqual(['/api/v2/customers/CSMR-v1-404'])
})

test('asking again for a record whose refresh failed keeps it up', async () => {
  openApp(`/customers/${id}`)
  await expect.element(title).toHaveTextContent('Jane Doe')
  worker.use(http.get('*/api/v2/customers/:customerId', () => new Response(null, { status: 500 })))
  await page.getByRole('button', { name: 'Refresh' }).click()
  await expect.element(page.getByRole('alert')).toMatchTextContent('Could not refresh')

  await box.fill(id)
  await userEvent.keyboard('{Enter}')
  await expect.element(title).toHaveTextContent('Jane Doe')

  worker.use(customer('*/api/v2/customers/:customerId'))
  await box.fill(id)
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByRole('alert')).not.toBeInTheDocument()
  await expect.element(title).toHaveTextContent('Jane Doe')
})

test('the box has the cursor again on the way back to the search page', async () => {
  openApp(`/customers/${id}`)
  await expect.element(title).toHaveTextContent('Jane Doe')

  await page.getByRole('link', { name: 'Customer lookup' }).click()

  await expect.element(box).toHaveFocus()
})

test('a secret under a “statuses” of the metadata is masked in the JSON too', async () => {
  await openAnswer(`{"id":"${openedId}","statuses":{"Card one":"OPEN"},"metadata":{"statuses":{"ssn":"987-65-4321"}}}`)

  await page.getByRole('button', { name: 'JSON' }).click()

  await expect.element(page.getByText(/"Card one":"OPEN"/)).toBeVisible()
  expect(wholePage()).not.toContain('987-65')
})

test('“/” in the empty box asks for the cursor that is there already, and is not written', async () => {
  openApp('/')
  await box.click()

  await userEvent.keyboard(`/${id}{Enter}`)

  await expect.element(title).toHaveTextContent('Jane Doe')
})
