import type { components } from '../contract/schema'

/** A customer as the contract has it on the wire. */
export type WireCustomer = components['schemas']['Customer']

/** What the demo says of a customer before their record is open. */
interface About {
  /** Where they live and what they speak, as far as the record says: "Boston, MA · English". */
  place: string
  /** Of people outside the US, in two letters. */
  country?: string
  /** Why they are a case, in an agent's words and one line: "Moved house". */
  story: string
  /** What the record shows of the app, in one short line, for a presenter. */
  shows: string
}

/** One invented customer that the fake vendor knows. */
export interface Persona extends About {
  /** The ID that the fake vendor stores, found only when asked for to the letter. */
  id: string
  /** As the record has it, unless that is too long or too strange for a list. */
  name: string
  /** The exact JSON text answered: big integers, duplicate keys and wrong types survive only in text. */
  body: string
}

/** The ID of the persona with this number (1-99): version 4 by its form, yet nothing random about it. */
export function personaId(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
}

/**
 * A persona whose record keeps to the contract, which the types check. One that breaks it writes its own `body`.
 *
 * Everything in a persona is fictional by a rule that a test enforces: mail at example.com, .org and .net (RFC 2606),
 * telephone numbers that are not assigned, card numbers of the networks' own test range, programs that do not exist,
 * and the names that each country uses for a person in an example.
 */
export function createPersona(
  number: number,
  about: About & { name?: string },
  record: Omit<WireCustomer, 'id'>,
): Persona {
  const id = personaId(number)
  const name = [record.first_name, record.last_name].filter(Boolean).join(' ') || unnamed
  return { id, name, ...about, body: JSON.stringify({ id, ...record }, null, 2) }
}

/** As a record without a name is called. */
export const unnamed = 'Name not on file'
