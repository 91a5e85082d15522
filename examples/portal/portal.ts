import type { Colors } from '../../src/embed/host/customer-lookup'
import { initialsOf, listTickets, showTicket } from './desk'
import { find, present } from './elements'
import { keepLog } from './message-log'
import { type Message, type Ticket, tickets } from './tickets'

/*
 * An example of a portal's page, with the lookup in a panel beside the tickets. It is part of the demo, and the
 * end-to-end tests run it with a real gateway.
 */

const lookup = present(document.querySelector('customer-lookup'))
const [desk, door, panel, outcome] = [find('#desk'), find('#door'), find('#lookup'), find('#outcome')]
const clearLog = keepLog(find('#log'), lookup, () => {
  find('#count').textContent = String(document.querySelectorAll('#log li:not(.layout)').length)
})
let opened: Ticket | undefined
let agent = 'Ann'
const notes = new Map<Ticket, Message[]>()

/**
 * Shows a ticket. Setting `customerId` is all that the lookup needs. A ticket that is already open keeps the outcome on
 * the screen: the lookup reports a customer once, and not again for the same one.
 */
function openTicket(ticket: Ticket) {
  const { customerId } = ticket
  if (ticket !== opened) outcome.textContent = customerId === null ? 'No customer in this ticket' : 'Looking up …'
  opened = ticket
  showTicket(ticket, notes.get(ticket) ?? [], agent)
  lookup.customerId = customerId
}
listTickets(openTicket)

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

/* The note that the agent copies in the lookup is written into the ticket, and becomes a part of the conversation. */
const note = present(document.querySelector('textarea'))
lookup.addEventListener('note', ({ detail }) => {
  note.value = detail.text
  showOutcome('Note handed over')
})
find('#composer').addEventListener('submit', (event) => {
  event.preventDefault()
  if (!opened || note.value.trim() === '') return
  const time = new Date().toLocaleTimeString('en-US', { hour: 'numeric', minute: '2-digit' })
  notes.set(opened, [...(notes.get(opened) ?? []), { from: 'note', time, text: note.value.trim() }])
  note.value = ''
  openTicket(opened)
  find('#thread').lastElementChild?.scrollIntoView({ block: 'nearest' })
})

/* The panel opens and closes. While it is closed the lookup masks revealed values. */
const toggle = find('#toggle-lookup')
toggle.addEventListener('click', () => showPanel(panel.hasAttribute('hidden')))
find('#close-lookup').addEventListener('click', () => {
  showPanel(false)
  toggle.focus()
})

function showPanel(isOpen: boolean) {
  panel.hidden = !isOpen
  toggle.ariaExpanded = String(isOpen)
}

/* Light and dark theme; the lookup uses the portal's colours. */
const dark = find('#dark')
dark.addEventListener('click', () => applyTheme(dark.ariaChecked === 'true' ? 'light' : 'dark'))
applyTheme(readTheme())

/** The theme that was chosen in the demo, which is on the same origin; otherwise the system's. */
function readTheme(): 'light' | 'dark' {
  const chosen = localStorage.getItem('theme')
  if (chosen === 'light' || chosen === 'dark') return chosen
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
}

function applyTheme(theme: 'light' | 'dark') {
  document.documentElement.dataset.theme = theme
  dark.ariaChecked = String(theme === 'dark')
  const style = getComputedStyle(document.documentElement)
  const color = (name: string) => style.getPropertyValue(`--${name}`).trim()
  const colors: Colors = {
    background: color('ground'),
    surface: color('surface'),
    border: color('border'),
    accent: color('accent'),
    'on-accent': color('on-accent'),
  }
  Object.assign(lookup, { theme, colors })
}

/* The presenter's controls: the panel's width, and the log of the messages. */
const width = present(document.querySelector<HTMLInputElement>('#width'))
width.addEventListener('input', () => desk.style.setProperty('--lookup', `${width.value}px`))
new ResizeObserver(() => (find('#pixels').textContent = `${lookup.offsetWidth} px`)).observe(lookup)

const messages = find('#toggle-messages')
messages.addEventListener('click', () => {
  const section = find('#messages')
  section.toggleAttribute('hidden')
  messages.ariaExpanded = String(!section.hasAttribute('hidden'))
})
find('#all').addEventListener('change', () => find('#log').classList.toggle('with-layout'))
find('#clear').addEventListener('click', clearLog)

/* Log-out and log-in. */
find('#log-out').addEventListener('click', () => {
  lookup.signOut()
  lookup.customerId = null
  opened = undefined
  notes.clear()
  note.value = ''
  showDesk(false)
  door.querySelector('button')?.focus()
})
for (const button of door.querySelectorAll('button'))
  button.addEventListener('click', () => {
    lookup.agent = button.dataset.agent ?? null
    agent = button.dataset.agent === 'ben' ? 'Ben' : 'Ann'
    showDesk(true)
    openFirst()
    find('#tickets button').focus()
  })

function showDesk(isLoggedIn: boolean) {
  desk.hidden = !isLoggedIn
  door.hidden = isLoggedIn
}

function openFirst() {
  find('#me').textContent = initialsOf(agent)
  const [first] = tickets
  if (first) openTicket(first)
}
openFirst()
