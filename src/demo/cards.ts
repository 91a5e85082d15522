import { readCustomer } from '../api/read-customer'
import { birthdayPersonas } from '../mock-api/birthday-personas'
import { hostilePersonas } from '../mock-api/hostile-personas'
import { internationalPersonas } from '../mock-api/international-personas'
import { failurePersonas } from '../mock-api/misbehaving'
import { partnerPersonas } from '../mock-api/partner-personas'
import { type Persona, unnamed } from '../mock-api/persona'
import { usualPersonas } from '../mock-api/usual-personas'
import type { Tone } from '../ui/pill'

/** What a card of the search page says: a person, or a failure. */
export interface Card {
  id: string
  /** What stands in a circle before a person's name: initials, or "?" where there is no name. */
  initials?: string
  name: string
  place: string
  country?: string | undefined
  story: string
  /** The sum of the card programs, or what fails. */
  pills: readonly { tone: Tone; text: string }[]
}

/** The cards of the search page by tab. */
export const cardTabs: readonly { title: string; cards: readonly Card[] }[] = [
  { title: 'Everyday', cards: usualPersonas.map(createPersonCard) },
  { title: 'International', cards: internationalPersonas.map(createPersonCard) },
  { title: 'Odd dates', cards: birthdayPersonas.map(createPersonCard) },
  { title: 'Partner IDs', cards: partnerPersonas.map(createPersonCard) },
  { title: 'Hostile', cards: hostilePersonas.map(createPersonCard) },
  {
    title: 'Failures',
    cards: failurePersonas.map(({ id, story, cause, shows }) => ({
      id,
      name: story,
      place: id,
      story: shows,
      pills: [{ tone: 'caution', text: cause }],
    })),
  },
]

function createPersonCard({ id, name, place, country, story, body }: Persona): Card {
  const initials = name
    .split(/[\s/]+/)
    .map((word) => /\p{Lu}|\p{Lo}/u.exec(word)?.[0] ?? '')
    .join('')
    .slice(0, 2)
  return {
    id,
    name,
    place,
    country,
    story,
    pills: countPrograms(body, id),
    initials: name === unnamed ? '?' : initials,
  }
}

/** The card programs of a record by status, the unknown ones first: "1 SUSPENDED", "2 open". At most two, as fit a card. */
function countPrograms(body: string, id: string): Card['pills'] {
  const read = readCustomer(body, id)
  const statuses = typeof read === 'string' ? [] : (read.customer.statuses ?? []).map(({ status }) => status)
  const counts = new Map<string, number>()
  for (const status of statuses) counts.set(status, (counts.get(status) ?? 0) + 1)
  const rank = (status: string) => ['OPEN', 'CLOSED'].indexOf(status)
  return [...counts]
    .toSorted(([one], [other]) => rank(one) - rank(other))
    .slice(0, 2)
    .map(([status, count]) => {
      if (status === 'OPEN') return { tone: 'positive', text: `${count} open` }
      if (status === 'CLOSED') return { tone: 'neutral', text: `${count} closed` }
      return { tone: 'caution', text: `${count} ${status}` }
    })
}
