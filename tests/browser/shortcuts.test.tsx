import { cleanup } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { readSettings } from '../../src/app/config'
import { createQueryClient } from '../../src/app/query-client'
import { guardSession } from '../../src/app/session-guard'
import { personaId } from '../../src/mock-api/persona'
import { switchSingleKeys } from '../../src/ui/single-keys'
import { findProblems } from './find-problems'
import { box, openApp } from './open-app'
import { openPersona } from './record-page'
import { allSeen, noteRequests } from './requests'

const { keyboard } = userEvent
const title = page.getByRole('heading', { level: 1 })
const button = (name: string) => page.getByRole('button', { name, exact: true })
const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
const singleKeys = sheet.getByRole('switch', { name: 'Single keys' })
const json = page.getByRole('heading', { name: 'Answer as JSON' })

/** The rows of the sheet: what is done by which key. */
const listed = () =>
  sheet
    .getByRole('term')
    .elements()
    .map((key) => `${key.textContent}: ${key.nextElementSibling?.textContent}`)

const onSearchPage = ['/: Go to the lookup box', '?: Show this list']
const onRecord = [
  '/: Go to the lookup box',
  'C: Copy the note',
  'J: Change between record and JSON',
  'R: Refresh the record',
  '?: Show this list',
]
const escape = 'Esc: Clear the box, close a dialog or a tooltip'

let copied: string[] = []
beforeEach(() => {
  copied = []
  vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(async (text) => void copied.push(text))
})
afterEach(async () => {
  switchSingleKeys(true)
  await page.viewport(1024, 800)
})

/** Opens Jane Doe's record and counts from here on how often it is asked for again. */
async function openJane() {
  await openPersona(1)
  return noteRequests()
}

/** None of the keys has done anything: nothing was asked for, copied, changed or opened. */
async function expectNothing(requests: string[]) {
  await allSeen()
  expect([requests, copied]).toEqual([[], []])
  expect(document.querySelector('dialog')).toBeNull()
  await expect.element(json).not.toBeInTheDocument()
}

describe('on a record', () => {
  test('/ goes to the box', async () => {
    await openJane()
    await keyboard('/')
    await expect.element(box).toHaveFocus()
  })

  test('J changes between record and JSON, and says which is shown', async () => {
    await openJane()
    button('Show SSN last four').element().focus()
    await keyboard('j')
    await expect.element(json).toBeVisible()
    await expect.element(title).toHaveFocus() // the focused button is gone
    await expect.element(page.getByText('Shown as JSON')).toBeInTheDocument()
    await keyboard('J')
    await expect.element(page.getByRole('heading', { name: 'Contact' })).toBeVisible()
    await expect.element(page.getByText('Shown as a record')).toBeInTheDocument()
  })

  test('R refreshes it, once at a time', async () => {
    const requests = await openJane()
    await keyboard('r')
    await expect.element(button('Refresh')).toBeVisible()
    await allSeen()
    expect(requests).toEqual([`/api/v2/customers/${personaId(1)}`])
  })

  test('C copies the note, and the button confirms it', async () => {
    await openJane()
    await keyboard('c')
    await expect.element(button('Copied note')).toBeVisible()
    await expect.element(page.getByText('Note copied')).toBeInTheDocument()
    expect(copied).toEqual([expect.stringContaining(`Customer: ${personaId(1)}`)])
  })

  test('? shows what the keys do here, and Esc returns to where one was', async () => {
    await openJane()
    button('Show SSN last four').element().focus()
    await keyboard('?')
    await expect.element(sheet).toBeVisible()
    expect(listed()).toEqual([...onRecord, escape])
    await keyboard('{Escape}')
    await expect.element(sheet).not.toBeInTheDocument()
    await expect.element(button('Show SSN last four')).toHaveFocus()
  })
})

test('a button shows the sheet, which lists fewer keys on the search page', async () => {
  openApp('/')
  await button('Keyboard shortcuts').click()
  await expect.element(sheet).toBeVisible()
  expect(listed()).toEqual([...onSearchPage, escape])
  await sheet.getByRole('button', { name: 'Close' }).click()
  await expect.element(sheet).not.toBeInTheDocument()
  await expect.element(button('Keyboard shortcuts')).toHaveFocus()
})

test('in a portal’s tab the sheet also lists the keys for a ticket that the portal offers', async () => {
  openApp('/', { settings: { embedded: true } })
  await button('Keyboard shortcuts').click()
  await expect.element(sheet).toBeVisible()
  expect(listed()).toEqual([
    ...onSearchPage,
    'Alt O: Open the ticket that your portal offers',
    `${escape}, stay at this customer`,
  ])
})

describe('nothing happens', () => {
  const letters = '/cjr?'

  test.each(['input', 'textarea', 'select', 'div'])('in a field: %s', async (tag) => {
    const requests = await openJane()
    const field = document.body.appendChild(document.createElement(tag))
    onTestFinished(() => field.remove())
    if (tag === 'div') field.setAttribute('contenteditable', '')
    field.focus()
    await keyboard(letters)
    expect(document.activeElement).toBe(field)
    await expectNothing(requests)
  })

  test('in the lookup box, where they are text', async () => {
    const requests = await openJane()
    await box.fill('x')
    await keyboard(letters)
    await expect.element(box).toHaveValue(`x${letters}`)
    await expectNothing(requests)
  })

  test.each([
    ['Ctrl', { ctrlKey: true }],
    ['Alt', { altKey: true }],
    ['Meta', { metaKey: true }],
    ['an input method that composes', { isComposing: true }],
    ['an input method that composes in Safari', Object.fromEntries([['keyCode', 229]])],
    ['a hand that rests on it', { repeat: true }],
  ])('with %s', async (_, how) => {
    const requests = await openJane()
    for (const key of letters) send(key, how)
    await expect.element(title).toHaveFocus()
    await expectNothing(requests)
  })

  test('under a dialog, wherever the focus is', async () => {
    const requests = await openJane()
    await keyboard('?')
    await expect.element(sheet).toBeVisible()
    await keyboard('cjr?')
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    await keyboard('cjr?')
    expect(page.getByRole('dialog').elements()).toHaveLength(1)
    await keyboard('{Escape}')
    await expect.element(sheet).not.toBeInTheDocument()
    await expectNothing(requests)
  })

  test('on a page that is covered or locked', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'], now: Date.now() })
    onTestFinished(() => void vi.useRealTimers())
    const [settings, queryClient] = [readSettings(), createQueryClient()]
    const { container, unmount } = openApp(`/customers/${personaId(1)}`, { settings, queryClient })
    await expect.element(title).toHaveFocus()
    const location = { assign: () => {}, reload: () => {} }
    onTestFinished(guardSession({ root: container, unmount, queryClient, settings, endsWithSession: true, location }))
    const requests = noteRequests()
    for (const key of letters) {
      vi.advanceTimersByTime(5.1 * 60_000)
      await expect.element(title).toHaveTextContent('Hidden while you were away')
      await keyboard(key)
      await expect.element(title).toHaveFocus()
      await expect.element(title).toHaveTextContent('Jane Doe')
    }
    vi.advanceTimersByTime(15.1 * 60_000)
    await expect.element(title).toHaveTextContent('Locked')
    await keyboard(letters)
    await expectNothing(requests)
  })
})

test('the sheet is as it was after the page was covered', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'], now: Date.now() })
  onTestFinished(() => void vi.useRealTimers())
  const [settings, queryClient] = [readSettings(), createQueryClient()]
  const { container, unmount } = openApp('/', { settings, queryClient })
  const location = { assign: () => {}, reload: () => {} }
  onTestFinished(guardSession({ root: container, unmount, queryClient, settings, endsWithSession: true, location }))
  await button('Keyboard shortcuts').click()
  await expect.element(sheet).toBeVisible()
  vi.advanceTimersByTime(5.1 * 60_000)
  await expect.element(sheet).not.toBeInTheDocument()
  await keyboard('x')
  await expect.element(sheet.getByRole('button', { name: 'Close' })).toHaveFocus()
  expect(document.querySelector('dialog:modal')).not.toBeNull()
  await keyboard('{Escape}')
  await expect.element(sheet).not.toBeInTheDocument()
})

describe('the switch', () => {
  test('turns all keys off but Esc, and on again', async () => {
    const requests = await openJane()
    await keyboard('?')
    await singleKeys.click()
    await expect.element(singleKeys).not.toBeChecked()
    expect(listed()).toEqual([escape])
    await keyboard('{Escape}')
    await expect.element(sheet).not.toBeInTheDocument()
    await keyboard('cjr?/')
    await expect.element(title).toHaveFocus()
    await expectNothing(requests)

    await button('Keyboard shortcuts').click()
    await singleKeys.click()
    expect(listed()).toEqual([...onRecord, escape])
    await keyboard('{Escape}')
    await keyboard('/')
    await expect.element(box).toHaveFocus()
  })

  test('holds on the next page and after a reload, and leaves nothing else in storage', async () => {
    openApp('/')
    await button('Keyboard shortcuts').click()
    await singleKeys.click()
    expect({ ...localStorage }).toEqual({ shortcuts: 'off' })
    cleanup()
    const requests = await openJane()
    await keyboard('cjr?/')
    await expectNothing(requests)
    await button('Keyboard shortcuts').click()
    await singleKeys.click()
    expect({ ...localStorage }).toEqual({})
  })

  test('takes the keys off what tells them: the box and the buttons', async () => {
    await openJane()
    const told = () =>
      [...document.querySelectorAll('[aria-keyshortcuts]')].map((control) => control.getAttribute('aria-keyshortcuts'))
    const cap = () => document.querySelector('.lookup kbd')?.checkVisibility() ?? false
    expect([told(), cap()]).toEqual([['?', '/', 'J', 'R', 'C'], true])
    await button('Refresh').hover()
    await expect.element(page.getByText(/old · answered in .*R$/)).toBeVisible()

    await button('Keyboard shortcuts').click()
    await singleKeys.click()
    await keyboard('{Escape}')
    expect([told(), cap()]).toEqual([[], false])
    await button('Refresh').hover()
    await expect.element(page.getByText(/old · answered in .* m?s$/)).toBeVisible()
    await box.click()
    await keyboard('/')
    await expect.element(box).toHaveValue('/') // a character like any other
  })

  test('works for the page where storage is blocked', async () => {
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('Blocked', 'SecurityError')
    })
    openApp('/')
    await button('Keyboard shortcuts').click()
    await singleKeys.click()
    await keyboard('{Escape}')
    await button('Keyboard shortcuts').click()
    await expect.element(singleKeys).not.toBeChecked()
  })
})

test.each(['on', 'off'])('the sheet is in order with single keys %s', async (state) => {
  await openJane()
  await button('Keyboard shortcuts').click()
  if (state === 'off') await singleKeys.click()
  await expect.element(singleKeys).toBeVisible()
  expect(await findProblems()).toEqual([])
})

/** Presses a key, also as only an input method does. */
function send(key: string, how: KeyboardEventInit) {
  document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...how }))
}
