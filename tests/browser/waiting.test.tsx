import { act } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { type CustomerClient, createCustomerClient } from '../../src/api/client'
import { LookupError } from '../../src/api/errors'
import type { CustomerResponse } from '../../src/api/customer'
import { completeBody } from '../../src/mock-api/complete-customer'
import { box, openApp } from './open-app'

const main = page.getByRole('main')
const cancel = page.getByRole('button', { name: 'Cancel' })
const retry = page.getByRole('button', { name: 'Try again' })
const record = page.getByRole('heading', { level: 1, name: 'Jane Doe' })

/** Imprint answers when the test says so, even to a request that was given up. */
const answers = new Map<string, PromiseWithResolvers<CustomerResponse>>()
const heldClient: CustomerClient = {
  ...createCustomerClient(),
  getCustomer(id) {
    const answer = Promise.withResolvers<CustomerResponse>()
    answers.set(id, answer)
    return answer.promise
  },
}

beforeEach(() => answers.clear())
afterEach(() => {
  vi.useRealTimers()
})

/** A lookup that has just begun, on a page whose code is here: from now on the clock is the test's. */
async function lookUp(id: string, client = heldClient) {
  openApp('/customers/-', { client })
  await expect.element(page.getByRole('heading', { name: 'This link does not name a customer' })).toBeVisible()
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'] })
  await goTo(id)
}

async function goTo(id: string) {
  await box.fill(id)
  await act(() => userEvent.keyboard('{Enter}'))
}

function pass(milliseconds: number) {
  act(() => {
    vi.advanceTimersByTime(milliseconds)
  })
}

async function imprintAnswers(id: string, name = 'Jane') {
  const text = completeBody(id).replaceAll('Jane', name)
  const client = createCustomerClient({
    transport: async () => new Response(text, { headers: { 'content-type': 'application/json' } }),
  })
  const answer = await client.getCustomer(id, { signal: new AbortController().signal })
  await act(async () => answers.get(id)?.resolve(answer))
}

/** A shape and no words to see: the skeleton has no role, so only its size tells of it. */
function expectSkeleton() {
  expect(cancel.query()).toBeNull()
  expect(record.query()).toBeNull()
  expect(main.element().clientHeight).toBeGreaterThan(200)
}

const expectNothing = () => expect(main.element().clientHeight).toBe(0)

test('an answer within 300 ms comes without a flicker', async () => {
  await lookUp('CSMR-v1-1')
  pass(299)
  expectNothing()

  await imprintAnswers('CSMR-v1-1')
  expect(record.element()).toHaveFocus()
  await expect.element(page.getByText('Customer found, 2 programs open')).toBeInTheDocument()
})

test('what was said is gone after 5 s: whoever comes by later would take it for news', async () => {
  await lookUp('CSMR-v1-1')
  await imprintAnswers('CSMR-v1-1')
  const said = page.getByText('Customer found, 2 programs open')
  pass(4_999)
  expect(said.element()).toBeInTheDocument()
  pass(1)
  expect(said.query()).toBeNull()
})

test('a wait shows the shape of a record, is said after a second, and can be cancelled after three', async () => {
  await lookUp('CSMR-v1-1')
  pass(300)
  expectSkeleton()
  expect(page.getByText('Looking up customer').query()).toBeNull()

  pass(700)
  expect(page.getByText('Looking up customer').element()).toBeInTheDocument()
  expectSkeleton()

  pass(1_999)
  expectSkeleton()
  pass(1)
  expect(main.element()).toMatchTextContent('Still waiting for Imprint…')
  expect(cancel.element()).toBeVisible()
})

test('an answer is shown the moment it is here, however short the skeleton was up', async () => {
  await lookUp('CSMR-v1-1')
  pass(301)
  expectSkeleton()
  await imprintAnswers('CSMR-v1-1')
  expect(record.element()).toHaveFocus()
})

test('a cancelled lookup keeps the ID, and can be tried again', async () => {
  await lookUp('CSMR-v1-1')
  pass(3_000)
  await cancel.click()

  await expect.element(page.getByRole('heading', { level: 1, name: 'Lookup cancelled' })).toHaveFocus()
  await expect.element(box).toHaveValue('CSMR-v1-1')
  await expect.element(page.getByRole('status').filter({ hasText: 'Lookup cancelled' })).toBeInTheDocument()
  expect(page.getByText('Looking up customer').query()).toBeNull()

  await retry.click()
  await expect.element(retry).not.toBeInTheDocument()
  expect(main.element()).toContainElement(document.activeElement as HTMLElement)
  await imprintAnswers('CSMR-v1-1')
  await expect.element(record).toHaveFocus()
})

test('a lookup that fails is no longer said to be on its way', async () => {
  await lookUp('CSMR-v1-1')
  pass(1_000)
  expect(page.getByText('Looking up customer').element()).toBeInTheDocument()
  await act(async () => answers.get('CSMR-v1-1')?.reject(new LookupError('not-allowed', { at: 0 })))
  await expect.element(page.getByRole('heading', { name: 'You may not view this customer' })).toBeVisible()
  expect(page.getByText('Looking up customer').query()).toBeNull()
})

test('after ten seconds the wait is over, and so is the request', async () => {
  // The browser's own timer for it does not follow the test's clock.
  vi.spyOn(AbortSignal, 'timeout').mockImplementation((milliseconds) => {
    const timeout = new AbortController()
    setTimeout(() => timeout.abort(new DOMException('', 'TimeoutError')), milliseconds)
    return timeout.signal
  })
  const requests: Request[] = []
  const fetch = (request: Request) => {
    requests.push(request)
    return new Promise<Response>(() => {})
  }
  await lookUp('CSMR-v1-1', createCustomerClient({ transport: fetch }))
  pass(9_999)
  expect(cancel.element()).toBeVisible()
  expect(requests[0]?.signal.aborted).toBe(false)

  pass(1)
  expect(requests.map(({ signal }) => signal.aborted)).toEqual([true])
  await expect.element(page.getByRole('heading', { name: 'Imprint did not answer in 10 seconds' })).toBeVisible()
  expect(retry.element()).toBeVisible()
  expect(box.element()).toHaveFocus()
})

test('the late answer about one customer never shows on the page of the next', async () => {
  await lookUp('CSMR-v1-1')
  pass(700)
  await goTo('CSMR-v1-2')
  await imprintAnswers('CSMR-v1-2')
  expect(record.element()).toHaveFocus()

  await imprintAnswers('CSMR-v1-1', 'Mallory')
  pass(20_000)
  expect(record.element()).toBeVisible()
  expect(document.body.textContent).not.toContain('Mallory')
  expect(document.title).not.toContain('CSMR-v1-1')
})
