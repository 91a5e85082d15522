import { createElement, find } from './elements'
import { type Message, type Ticket, tickets } from './tickets'

const kinds: Record<Message['from'], string> = {
  customer: '',
  agent: 'Reply',
  form: 'Intake form',
  note: 'Internal note, only your team sees this',
}

/** Lists the tickets. `onOpen` is called with the ticket whose button is clicked. */
export function listTickets(onOpen: (ticket: Ticket) => void): void {
  find('#tickets-title').append(' ', createElement('span', 'count', String(tickets.length)))
  for (const ticket of tickets) {
    const { who, age, subject, channel, priority } = ticket
    const button = createElement(
      'button',
      'ticket',
      createElement('b', '', who),
      createElement('span', 'muted number', age),
      createElement('span', 'subject', subject),
      createElement('span', 'muted', channel),
      createElement('span', `priority ${priority.toLowerCase()}`, priority),
    )
    button.dataset.number = ticket.number
    button.addEventListener('click', () => onOpen(ticket))
    find('#tickets').append(createElement('li', '', button))
  }
}

/** Shows a ticket in the list and as a conversation, with the notes that were added to it. */
export function showTicket(ticket: Ticket, notes: readonly Message[], agent: string): void {
  const { number, who, subject, channel, age, thread } = ticket
  for (const button of document.querySelectorAll<HTMLElement>('#tickets button'))
    button.ariaCurrent = String(button.dataset.number === number)
  find('#subject').textContent = subject
  find('#about').textContent = `${number} · ${who} · ${channel} · opened ${age} ago`
  find('#thread').replaceChildren(...[...thread, ...notes].map((message) => createMessage(message, ticket, agent)))
}

function createMessage({ from, time, text }: Message, { who }: Ticket, agent: string): HTMLElement {
  const author = from === 'customer' ? who : from === 'form' ? 'Intake form' : agent
  const initials = createElement('span', 'initials', initialsOf(author))
  initials.ariaHidden = 'true'
  const kind = kinds[from] === author ? '' : kinds[from]
  const head = createElement('p', 'muted', createElement('b', '', author), ` ${time} `, createElement('span', '', kind))
  const body = from === 'form' ? createElement('pre', '', ...markId(text)) : createElement('p', 'text', text)
  return createElement('li', from, initials, createElement('div', 'message', head, body))
}

export const initialsOf = (name: string) => name.replace(/(\w)\w*\s*/g, '$1').slice(0, 2)

/** The text with what follows `customer=` marked. */
const markId = (text: string): (string | Node)[] =>
  text.split(/(?<=customer=)([\w-]+)/).map((part, index) => (index % 2 === 1 ? createElement('mark', '', part) : part))
