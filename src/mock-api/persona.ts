import type { components } from '../contract/schema'

/** A customer as the contract has it on the wire. */
export type WireCustomer = components['schemas']['Customer']

/** One invented customer that the fake vendor knows. */
export interface Persona {
  /** The ID that the fake vendor stores, found only when asked for to the letter. */
  id: string
  /** Who it is: "Complete US customer". */
  title: string
  /** What it shows, in one short line. */
  shows: string
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
 * telephone numbers that reach nobody, card numbers of the networks' own test range, programs that do not exist,
 * and the names that each country uses for a person in an example.
 */
export function createPersona(number: number, title: string, shows: string, record: Omit<WireCustomer, 'id'>): Persona {
  const id = personaId(number)
  return { id, title, shows, body: JSON.stringify({ id, ...record }, null, 2) }
}
