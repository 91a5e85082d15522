import { isSameId } from '../src/contract/customer-id-rule.ts'
import { entryOf, type JsonNode, readJson } from '../src/contract/json.ts'
import type { Answer } from './imprint.ts'
import { Refusal } from './refusal.ts'

/** Whether Imprint has answered with something that should be a customer. */
export const isRecord = (outcome: Answer | Refusal): outcome is Answer =>
  !(outcome instanceof Refusal) && outcome.status < 300 && outcome.body.length > 0

/** The text of an answer. Invalid UTF-8 is U+FFFD. */
export const textOf = ({ body }: Answer): string => body.toString('utf8')

/** The answer with another text. What cannot be read cannot be masked, and is refused. */
export function change(answer: Answer, transform: (text: string) => string): Answer | Refusal {
  const text = tryTo(() => transform(textOf(answer)))
  return text instanceof Refusal ? text : { ...answer, body: Buffer.from(text) }
}

/** Reads a customer of Imprint's. Throws a SyntaxError for what is no JSON, and a Refusal for another customer. */
export function readRecord(text: string, id: string): JsonNode {
  const record = readJson(text)
  const found = entryOf(record, 'id')
  if (found?.kind !== 'string' || !isSameId(found.value, id))
    throw new Refusal(502, 'UPSTREAM_UNREADABLE', 'Imprint answered with another record.')
  return record
}

/** A Refusal is returned, and one for what is no JSON. */
export function tryTo<T>(attempt: () => T): T | Refusal {
  try {
    return attempt()
  } catch (error) {
    if (error instanceof Refusal) return error
    if (error instanceof SyntaxError)
      return new Refusal(502, 'UPSTREAM_UNREADABLE', 'Imprint answered with something that is no JSON.')
    throw error
  }
}
