import { afterEach, expect, test } from 'vitest'
import { type Locator, page, userEvent } from 'vitest/browser'
import { createDemo } from '../../src/demo/demo'
import { personaId } from '../../src/mock-api/persona'
import { openEverything } from './open-everything'
import { visibleControls } from './find-problems'
import { addressBar, box, openApp } from './open-app'

const title = page.getByRole('heading', { level: 1 })
const button = (name: string) => page.getByRole('button', { name })
const { keyboard } = userEvent

afterEach(() => page.viewport(1024, 800))

test('a customer is looked up, read, copied and left for the next one without a pointer', async () => {
  openApp('/')
  await expect.element(box).toHaveFocus()
  await keyboard(`/${personaId(1)}{Enter}`)
  await expect.element(title).toHaveFocus()
  await expect.element(title).toHaveTextContent('Jane Doe')

  await tabTo(button('Show SSN last four'))
  await keyboard('{Enter}')
  await expect.element(page.getByText('4821')).toBeVisible()
  await expect.element(button('Hide SSN last four')).toHaveFocus()
  await tabTo(button('+30 s keep showing SSN last four'))
  await keyboard('{Enter}')
  await expect.element(page.getByText(/^(60|[45]\d|3[1-9]) s$/)).toBeVisible()
  await tabTo(button('Copy SSN last four'), 'back')
  await keyboard('{Enter}')
  await expect.element(page.getByText('SSN last four copied')).toBeInTheDocument()

  await tabTo(button('JSON'), 'back')
  await keyboard(' ')
  await expect.element(page.getByRole('heading', { name: 'Answer as JSON' })).toBeVisible()
  await expect.element(button('JSON')).toHaveFocus()
  await keyboard(' ')
  await expect.element(page.getByRole('heading', { name: 'Contact' })).toBeVisible()

  await keyboard(`/${personaId(2)}{Enter}`)
  await expect.element(title).toHaveTextContent('John Doe')
  await expect.element(title).toHaveFocus()
})

test('one of several IDs is chosen with the arrow keys', async () => {
  openApp('/')
  await expect.element(box).toHaveFocus()
  await keyboard(`/${personaId(1)} ${personaId(2)} ${personaId(3)}{Enter}`)
  await expect.element(page.getByRole('heading', { name: '3 IDs found in what you pasted' })).toBeVisible()
  await expect.element(box).toHaveFocus()

  await keyboard('{ArrowDown}')
  await expect.element(page.getByRole('link', { name: personaId(1) })).toHaveFocus()
  await keyboard('{ArrowDown}{ArrowDown}{ArrowDown}')
  await expect.element(page.getByRole('link', { name: personaId(3) })).toHaveFocus()
  await keyboard('{ArrowUp}{Enter}')
  await expect.element(title).toHaveTextContent('John Doe')
})

test('a failed ID is corrected where it stands', async () => {
  openApp('/customers/CSMR-v1-123')
  await expect.element(page.getByRole('heading', { name: 'No customer found' })).toHaveFocus()

  await keyboard('{Tab}')
  await tabTo(button('Edit ID'))
  await keyboard('{Enter}')
  await expect.element(box).toHaveFocus()
  await keyboard(`${personaId(3)}{Enter}`)
  await expect.element(title).toHaveTextContent('Richard Roe')
  await expect.element(addressBar).toHaveTextContent(`/customers/${personaId(3)}`)
})

test('metadata opens, shows what is secret and closes again by keys', async () => {
  openApp(`/customers/${personaId(13)}`)
  await expect.element(title).toHaveFocus()

  await tabTo(button('Show ssn'))
  await keyboard('{Enter}')
  await expect.element(page.getByText('987-65-4321')).toBeVisible()
  await keyboard('{Enter}')
  await expect.element(page.getByText('987-65-4321')).not.toBeInTheDocument()

  const [list, firstItem] = [page.getByText('consents'), page.getByText('0', { exact: true })]
  await tabTo(list)
  await keyboard('{Enter}')
  await expect.element(firstItem).toBeVisible()
  await tabTo(firstItem)
  await keyboard('{Enter}')
  await expect.element(button('Copy “kind” path')).toBeVisible()
  await tabTo(button('Copy “kind” path'))
  await keyboard('{Enter}')
  await expect.element(page.getByText('“kind” path copied')).toBeInTheDocument()

  await tabTo(list, 'back')
  await keyboard('{Enter}')
  await expect.element(button('Copied “kind” path')).not.toBeInTheDocument()
})

test.each([
  ['the search page', '/', 'Find a customer', 'A card for every shop'],
  ['a record', `/customers/${personaId(1)}`, 'Jane Doe', 'loyalty_tier'],
  ['a failure', '/customers/always-500', 'Imprint has a problem', 'Try again'],
])('Tab goes through %s in reading order, always in sight, and out of it', async (_, path, heading, detail) => {
  await page.viewport(320, 500)
  openApp(path, { demo: createDemo() }) // whose bar stays at the foot of the window
  await expect.element(page.getByRole('heading', { level: 1, name: heading })).toBeVisible()
  await expect.element(page.getByText(detail)).toBeVisible() // the details follow the heading
  await openEverything()
  const controls = visibleControls().filter(({ tabIndex }) => tabIndex >= 0) // of tabs, the selected one
  const problems: string[] = []
  let above = 0
  controls[0]?.focus()
  for (const control of controls) {
    const name = control.getAttribute('aria-label') ?? control.textContent
    if (document.activeElement !== control) problems.push(`${name} does not come in its turn`)
    if (!hasRing(control)) problems.push(`${name} has no ring`)
    if (!isInSight(control)) problems.push(`${name} is out of sight`)
    const top = control.getBoundingClientRect().top + scrollY
    if (top < above - 10 && !control.closest('aside')) problems.push(`${name} is above what came before it`)
    above = top
    await userEvent.tab()
  }
  expect(problems).toEqual([])
  expect(controls).not.toContain(document.activeElement)
})

function hasRing(control: HTMLElement): boolean {
  const { outlineStyle, outlineWidth } = getComputedStyle(control)
  return outlineStyle === 'solid' && outlineWidth === '2px'
}

function isInSight(control: HTMLElement): boolean {
  const [rect] = control.getClientRects()
  if (!rect) return false
  const onTop = document.elementFromPoint(rect.left + rect.width / 2, rect.top + rect.height / 2)
  return onTop !== null && (control.contains(onTop) || onTop.contains(control))
}

/** Presses Tab, or Shift and Tab, until the control has the focus. */
async function tabTo(control: Locator, direction?: 'back') {
  const wanted = () => {
    const element = control.query()
    return element?.closest('summary') ?? element
  }
  for (let presses = 0; presses < 60; presses += 1) {
    await userEvent.tab({ shift: direction === 'back' })
    if (document.activeElement === wanted()) return
  }
  throw new Error(`Tab does not reach ${control.selector}`)
}
