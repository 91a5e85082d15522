import type { Colors } from '../../src/embed/host/customer-lookup'
import { keepLog } from './message-log'
import { type Ticket, tickets } from './tickets'

/*
 * An example of a portal's page, with the lookup in a tab. It is part of the demo, and the end-to-end tests run it with a
 * real gateway.
 */

const lookup = present(document.querySelector('customer-lookup'))
const [desk, door, outcome] = [find('#desk'), find('#door'), find('#outcome')]
let opened: Ticket | undefined
const clearLog = keepLog(find('#log'), lookup)
find('#clear').addEventListener('click', clearLog)

/**
 * Shows a ticket. Setting `customerId` is all that the lookup needs. A ticket that is already open keeps the outcome on
 * the screen: the lookup reports a customer once, and not again for the same one.
 */
function openTicket(ticket: Ticket) {
  const { number, subject, customerId, message } = ticket
  for (const item of document.querySelectorAll('#tickets button'))
    item.ariaCurrent = String(item.lastChild?.textContent === number)
  find('#subject').textContent = subject
  find('#about').textContent = `Ticket ${number}`
  find('#words').textContent = message
  if (ticket !== opened) outcome.textContent = customerId === null ? 'No customer in this ticket' : 'Looking up …'
  opened = ticket
  lookup.customerId = customerId
}

for (const ticket of tickets) {
  const item = document.createElement('li')
  const button = document.createElement('button')
  button.type = 'button'
  const [subject, number] = [document.createElement('span'), document.createElement('small')]
  subject.textContent = ticket.subject
  number.textContent = ticket.number
  button.append(subject, number)
  button.addEventListener('click', () => openTicket(ticket))
  item.append(button)
  find('#tickets').append(item)
}

/* The lookup's events: IDs and outcomes. A text for the reason that these tickets can cause. */
const reasons: Record<string, string> = { 'not-an-id': 'what the ticket names is no customer ID' }
lookup.addEventListener('found', ({ detail }) => showOutcome(`Found ${detail.customerId}`))
lookup.addEventListener('missing', ({ detail }) => showOutcome(`No customer ${detail.customerId}`))
lookup.addEventListener('failed', ({ detail }) => showOutcome(`Not shown: ${reasons[detail.reason] ?? detail.reason}`))
lookup.addEventListener('revealed', ({ detail }) => showOutcome(`Agent revealed ${detail.field}`))
lookup.addEventListener('navigate', ({ detail }) =>
  showOutcome(`Agent went to ${detail.customerId ?? 'the search page'}`),
)

function showOutcome(text: string) {
  outcome.textContent = text
}

/* Tabs, as in the ARIA Authoring Practices. In a hidden tab the lookup masks revealed values. */
const tabs = [find('#customer-tab'), find('#message-tab')]
for (const tab of tabs) {
  tab.addEventListener('click', () => choose(tab))
  tab.addEventListener('keydown', ({ key }) => {
    if (key !== 'ArrowLeft' && key !== 'ArrowRight') return
    const other = tabs.find((one) => one !== tab)
    other?.click()
    other?.focus()
  })
}

function choose(chosen: HTMLElement) {
  for (const tab of tabs) {
    tab.ariaSelected = String(tab === chosen)
    tab.tabIndex = tab === chosen ? 0 : -1
    find(`#${tab.getAttribute('aria-controls')}`).hidden = tab !== chosen
  }
}

/* Light and dark theme; the lookup uses the portal's colours. */
const dark = find('#dark')
dark.addEventListener('click', () => applyTheme(dark.ariaChecked === 'true' ? 'light' : 'dark'))
applyTheme(matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')

function applyTheme(theme: 'light' | 'dark') {
  document.documentElement.dataset.theme = theme
  dark.ariaChecked = String(theme === 'dark')
  const style = getComputedStyle(document.documentElement)
  const color = (name: string) => style.getPropertyValue(`--${name}`).trim()
  const colors: Colors = {
    background: color('surface'),
    surface: color('surface'),
    border: color('border'),
    accent: color('accent'),
    'on-accent': color('on-accent'),
  }
  Object.assign(lookup, { theme, colors })
}

/* The width of the tab. */
const width = present(document.querySelector('input'))
width.addEventListener('input', () => (lookup.style.maxWidth = `${width.value}px`))
new ResizeObserver(() => (find('#pixels').textContent = `${lookup.offsetWidth} px`)).observe(lookup)

/* Log-out and log-in. */
find('#log-out').addEventListener('click', () => {
  lookup.signOut()
  lookup.customerId = null
  opened = undefined
  showDesk(false)
  door.querySelector('button')?.focus()
})
for (const button of door.querySelectorAll('button'))
  button.addEventListener('click', () => {
    lookup.agent = button.dataset.agent ?? null
    showDesk(true)
    openFirst()
    find('#tickets button').focus()
  })

function showDesk(isLoggedIn: boolean) {
  desk.hidden = find('#log-out').hidden = !isLoggedIn
  door.hidden = isLoggedIn
}

function openFirst() {
  const [first] = tickets
  if (first) openTicket(first)
}
openFirst()

function find(selector: string): HTMLElement {
  return present(document.querySelector<HTMLElement>(selector))
}

function present<Found>(found: Found | null): Found {
  if (found === null) throw new Error('An element is missing in portal.html.')
  return found
}
