import type { FastifyRequest } from 'fastify'
import * as v from 'valibot'
import { type CallerAnswers, readCallerAnswers } from '../src/contract/caller-answers.ts'
import { checkCaller } from '../src/contract/caller-check.ts'
import { type CallerCheckVerdict, callerCheckFields } from '../src/contract/caller-check-policy.ts'
import type { Answer } from './imprint.ts'
import { isRecord, readRecord, textOf, tryTo } from './record.ts'
import { malformed, Refusal } from './refusal.ts'
import type { Settings } from './settings.ts'

const schema = v.pipe(
  v.string(),
  v.parseJson(),
  v.record(v.picklist(callerCheckFields), v.pipe(v.string(), v.maxLength(100))),
)

/**
 * Reads the body of a caller check, an object of what was typed: `{"ssn4":"4821","postal_code":"94105"}`. Throws a Refusal
 * where it cannot be read, an answer is none, or there are fewer than are needed. None of its words holds an answer.
 */
export function readCallerCheck({ body }: FastifyRequest, { CALLER_CHECK: policy }: Settings): CallerAnswers {
  const { success, output } = v.safeParse(schema, body)
  if (!success) throw malformed()
  const { answers, unreadable } = readCallerAnswers(output, policy)
  if (unreadable.length > 0)
    throw new Refusal(422, 'CALLER_ANSWER_UNREADABLE', `Cannot be read: ${unreadable.join(', ')}.`)
  if (Object.keys(answers).length < policy.needed)
    throw new Refusal(422, 'CALLER_ANSWERS_MISSING', `At least ${policy.needed} answers are needed.`)
  return answers
}

interface Check {
  answers: CallerAnswers
  /** How many are needed. */
  needed: number
  /** The customer that was asked for. */
  id: string
  /** Counts the check: how many tries are left, or a Refusal. */
  takeTry: () => Promise<number | Refusal>
}

/**
 * Compares the answers with what Imprint has answered, and counts the try before the verdict leaves. The `outcome` is what
 * the page gets: `{"verdict":"matches","compared":["ssn4","postal_code"],"tries_left":2}`, or why there is no verdict.
 */
export async function compareAnswers(
  received: Answer | Refusal,
  { answers, needed, id, takeTry }: Check,
): Promise<{ verdict: CallerCheckVerdict | ''; outcome: Answer | Refusal }> {
  if (!isRecord(received)) return { verdict: '', outcome: received }
  const check = tryTo(() => checkCaller(readRecord(textOf(received), id), answers, needed))
  if (check instanceof Refusal) return { verdict: '', outcome: check }
  const triesLeft = await takeTry()
  if (triesLeft instanceof Refusal) return { verdict: '', outcome: triesLeft }
  const body = Buffer.from(JSON.stringify({ ...check, tries_left: triesLeft }))
  return { verdict: check.verdict, outcome: { status: 200, contentType: 'application/json', body } }
}
