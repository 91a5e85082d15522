import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { personaId } from '../../src/mock-api/persona'
import { addressBar, box, openApp } from './open-app'
import { paste } from './paste'
import { noteRequests } from './requests'

const jane = personaId(1)
const john = personaId(2)
const richard = personaId(3)
const upper = '9B5E1EE0-2E1C-46E7-81B9-3C3917204BE4'
const candidates = page.getByRole('list').getByRole('link')

test('one ID is enough: nothing need be pressed', async () => {
  const asked = noteRequests()
  openApp('/')

  await paste(jane)

  await expect.element(page.getByRole('heading', { level: 1, name: 'Jane Doe' })).toHaveFocus()
  await expect.element(addressBar).toHaveTextContent(`/customers/${jane}`)
  await expect.element(box).toHaveValue('')
  expect(asked).toEqual([`/api/v2/customers/${jane}`])
})

// H numbers: docs/threats.md
test.each([
  ['spaces around it (H3)', '\t CSMR-v1-123 \n', 'CSMR-v1-123'],
  ['smart quotes (H4)', '“CSMR-v1-123”', 'CSMR-v1-123'],
  ['angle brackets (H4)', `<${upper}>`, upper],
  ['square brackets', '[CSMR-v1-123]', 'CSMR-v1-123'],
  ['zero-width characters in it (H40)', 'CSMR\u200B-v1\uFEFF-123', 'CSMR-v1-123'],
  ['another dash', 'CSMR–v1‑123', 'CSMR-v1-123'],
  ['urn:uuid:', `urn:uuid:${upper}`, upper],
  ['lower case (H43)', upper.toLowerCase(), upper.toLowerCase()],
  ['a name of JavaScript’s own (H45)', 'constructor', 'constructor'],
  ['no hyphens', upper.replaceAll('-', ''), upper],
  ['a link', 'https://portal.example/customers/CSMR-v1-123?tab=1', 'CSMR-v1-123'],
  ['a log line', `WARN GET /v2/customers/${upper} 404 x-request-id: ${john}`, upper],
  ['JSON', `{"request_id":"${john}","customer_id":"CSMR-v1-123"}`, 'CSMR-v1-123'],
  ['JSON’s escapes', String.raw`{"message":"No such customer:\n${upper}\nretrying"}`, upper],
  [
    'a mail’s safe link',
    'https://x.example/?url=https%3A%2F%2Fportal.example%2Fcustomers%2FCSMR-v1-123&d=1',
    'CSMR-v1-123',
  ],
  ['a chat’s markup', '_CSMR-v1-123_', 'CSMR-v1-123'],
  ['an emoji beside it', 'CSMR-v1-123✅', 'CSMR-v1-123'],
  ['a word with a digit before it', 'Customer: 2nd call about CSMR-v1-123', 'CSMR-v1-123'],
  ['another thing’s ID after it', `https://portal.example/customers/${upper}/transactions/${john}`, upper],
  ['a line break after it', 'CSMR-v1-123\r\nX-Evil: 1', 'CSMR-v1-123'],
])('an ID with %s is found, asked for and shown back', async (_, pasted, id) => {
  const asked = noteRequests()
  openApp('/')

  await paste(pasted)

  await expect.element(page.getByRole('heading', { name: 'No customer found' })).toBeVisible()
  await expect.element(addressBar).toHaveTextContent(`/customers/${id}`)
  await expect.element(box).toHaveValue(id)
  expect(asked[0]).toBe(`/api/v2/customers/${id}`)
})

test('a sign that stands for a digit makes no other ID: it is named, and nothing is asked for', async () => {
  const asked = noteRequests()
  openApp('/')

  await paste('CSMR-v1-123²')

  await expect.element(page.getByRole('alert')).toMatchTextContent('only looks like a plain letter or digit (U+00B2)')
  expect(asked).toEqual([])
})

test('what is pasted completes what stands in the box', async () => {
  openApp('/')

  await box.fill(jane.slice(0, -12))
  await paste(jane.slice(-12))

  await expect.element(page.getByRole('heading', { name: 'Jane Doe' })).toBeVisible()
})

test('a whole ID takes the place of what stands in the box', async () => {
  openApp('/customers/CSMR-v1-123')
  await expect.element(box).toHaveValue('CSMR-v1-123')

  await paste(jane)

  await expect.element(page.getByRole('heading', { name: 'Jane Doe' })).toBeVisible()
})

test('several IDs, one a line, are listed, and one is chosen with the arrow keys', async () => {
  const asked = noteRequests()
  openApp('/')

  await paste(`${john}\r\n${richard}\r\n${jane}\r\n`)

  await expect.element(page.getByRole('heading', { name: '3 IDs found in what you pasted' })).toBeVisible()
  await expect.element(page.getByText('3 IDs found. Press the down arrow to choose.')).toBeInTheDocument()
  expect(candidates.elements().map(({ textContent }) => textContent)).toEqual([john, richard, jane])
  await expect.element(box).toHaveFocus()

  await userEvent.keyboard('{ArrowDown}{ArrowDown}')
  await expect.element(page.getByRole('link', { name: richard })).toHaveFocus()
  await userEvent.keyboard('{ArrowUp}')
  await expect.element(page.getByRole('link', { name: john })).toHaveFocus()
  await userEvent.keyboard('{ArrowUp}')
  await expect.element(box).toHaveFocus()
  await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}{ArrowDown}')
  await expect.element(page.getByRole('link', { name: jane })).toHaveFocus()
  expect(asked).toEqual([])

  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByRole('heading', { name: 'Jane Doe' })).toHaveFocus()
  await expect.element(candidates).not.toBeInTheDocument()
  expect(asked).toEqual([`/api/v2/customers/${jane}`])
})

test('several IDs are reached with Tab, too', async () => {
  openApp('/')
  await paste(`${john}, ${jane}`)

  for (const name of ['Partner ID', 'Look up', john]) {
    await userEvent.tab()
    expect(document.activeElement).toHaveAccessibleName(name)
  }
  await userEvent.tab()
  await userEvent.keyboard('{Enter}')

  await expect.element(page.getByRole('heading', { name: 'Jane Doe' })).toBeVisible()
})

test('in the box the lines of a list stand apart', async () => {
  openApp('/')
  await paste(`${john}\n${jane}`)
  await expect.element(box).toHaveValue(`${john} ${jane}`)
})

test('a megabyte is refused at once and stays out of the box (H33)', async () => {
  const asked = noteRequests()
  openApp('/')
  await box.fill('CSMR')

  await paste(`${jane} `.repeat(28_000))

  await expect
    .element(page.getByRole('alert'))
    .toHaveTextContent('That is too long for an ID. Paste a shorter part of the text.')
  await expect.element(box).toHaveValue('CSMR')
  await userEvent.keyboard('-v1-021{Enter}')
  await expect.element(page.getByRole('heading', { name: 'John Stiles' })).toBeVisible()
  expect(asked).toEqual(['/api/v2/customers/CSMR-v1-021'])
})

test('Escape in the list of several IDs leads back to an empty box', async () => {
  openApp('/')
  await paste(`${john}\r\n${richard}\r\n`)
  await userEvent.keyboard('{ArrowDown}')
  await expect.element(page.getByRole('link', { name: john })).toHaveFocus()

  await userEvent.keyboard('{Escape}')
  await expect.element(box).toHaveFocus()
  await expect.element(box).toHaveValue('')
  await expect.element(candidates).not.toBeInTheDocument()
})

test('on a record the next ID is one paste away, wherever the cursor is', async () => {
  openApp(`/customers/${john}`)
  const title = page.getByRole('heading', { level: 1 })
  await expect.element(title).toHaveTextContent('John Doe')
  await paste(`next: ${jane}`, title.element())
  await expect.element(title).toHaveTextContent('Jane Doe')
  await expect.element(title).toHaveFocus()

  await paste('nobody we know', title.element())
  await expect.element(page.getByRole('alert')).toMatchTextContent('This looks like a name or words')
  await expect.element(box).toHaveFocus()
  await expect.element(box).toHaveValue('nobody we know')
})
