import { http } from 'msw/http'
import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { personaId } from '../../src/mock-api/persona'
import { openApp } from './open-app'
import { answerWith, id, press } from './record-page'
import { allSeen } from './requests'
import { worker } from './worker'

const note = page.getByText('reveals are not recorded')

/** The beacons that the gateway gets from here on, each as method, path and body; it answers with this status. */
function noteReveals(status = 204): string[] {
  const told: string[] = []
  worker.use(
    http.all(/\/audit\/reveal\//, async ({ request }) => {
      told.push(`${request.method} ${new URL(request.url).pathname}${await request.text()}`)
      return new Response(null, { status })
    }),
  )
  return told
}

async function open(auditsReveals: boolean) {
  answerWith(
    JSON.stringify({
      id,
      first_name: 'Jane',
      ssn4: '4821',
      date_of_birth: { year: 1990 },
      metadata: { 'jane.doe@example.com token': 'sesame-opens' },
      bank_account: '12345678',
    }),
  )
  openApp(`/customers/${id}`, { settings: { auditsReveals } })
  await expect.element(page.getByRole('heading', { level: 1 })).toHaveFocus()
}

test('each reveal is told once, with a word of ours for the field and the ID, and nothing else', async () => {
  const told = noteReveals()
  await open(true)
  await expect.element(note).not.toBeInTheDocument()
  await press('Show SSN last four')
  await press('Keep showing SSN last four')
  await press('Hide SSN last four')
  await press('Show date of birth')
  await press('Show jane.doe@example.com token')
  await press('Show bank_account')
  await press('JSON')
  await press('Show masked values')
  await allSeen()
  expect(told).toEqual(
    ['ssn4', 'date_of_birth', 'metadata', 'other', 'json'].map((field) => `POST /api/audit/reveal/${field}/${id}`),
  )
})

test('with several products a reveal says of which one the customer is', async () => {
  const told = noteReveals()
  const jane = personaId(1)
  openApp(`/customers/${jane}?product=travel`, { settings: { auditsReveals: true, products: ['rewards', 'travel'] } })
  await press('Show SSN last four')
  await allSeen()
  expect(told).toEqual([`POST /api/products/travel/audit/reveal/ssn4/${jane}`])
})

test.each([
  ['is refused', 500],
  ['finds the session ended', 401],
])('a reveal whose beacon %s is shown all the same', async (_, status) => {
  noteReveals(status)
  await open(true)
  await press('Show SSN last four')
  await allSeen()
  await expect.element(page.getByText('4821')).toBeVisible()
})

test('a reveal whose beacon is lost is shown all the same', async () => {
  worker.use(http.all('*/api/audit/*', () => Response.error()))
  await open(true)
  await press('Show SSN last four')
  await allSeen()
  await expect.element(page.getByText('4821')).toBeVisible()
})

test('a reveal after the end of the session takes the record away', async () => {
  worker.use(http.all('*/api/audit/*', () => new Response(null, { status: 401 })))
  await open(true)
  worker.use(http.get('*/api/v2/customers/*', () => Response.json({ type: 'SESSION_ENDED' }, { status: 401 })))
  await press('Show SSN last four')
  await expect.element(page.getByRole('heading', { level: 1, name: 'Your session has ended' })).toBeVisible()
  await expect.element(page.getByText('4821')).not.toBeInTheDocument()
})

test('where nobody records reveals none is told, and the record says so, once', async () => {
  const told = noteReveals()
  await open(false)
  expect(note.elements()).toHaveLength(1)
  await press('Show SSN last four')
  await allSeen()
  expect(told).toEqual([])
})
