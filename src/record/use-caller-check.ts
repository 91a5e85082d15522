import { useContext, useEffect, useRef, useState } from 'react'
import { LookupError } from '../api/errors'
import type { CallerAnswers } from '../contract/caller-answers'
import { useCustomerClient } from '../customers/customer-query'
import { useProduct } from '../customers/use-product'
import { useAnswer } from '../record-kit/answer-context'
import { describeOutcome, useCallerCheckOutcome } from '../record-kit/caller-check-outcome'
import { describeProblem } from '../record-kit/describe-problem'
import { PortalRecordContext } from '../record-kit/portal-record'
import { useSessionEnd } from '../record-kit/use-session-end'
import { useAnnounce } from '../ui/announcer'
import { useClock } from './use-clock'

/** Milliseconds to wait for a verdict, as long as for a record. */
const checkTimeout = 10_000

/**
 * Asks the gateway whether answers match the record around this component. The outcome goes to `useCallerCheckOutcome` and
 * to the portal. The answers are in no state, so that they are gone with the request.
 */
export function useCallerCheck() {
  const { customer } = useAnswer()
  const announce = useAnnounce()
  const client = useCustomerClient()
  const product = useProduct()
  const portal = useContext(PortalRecordContext)
  const endIfSessionEnded = useSessionEnd()
  const clock = useClock()
  const [, setOutcome] = useCallerCheckOutcome()
  const [checking, setChecking] = useState(false)
  const [problem, setProblem] = useState('')
  const [areUsedUp, setAreUsedUp] = useState(false)
  const running = useRef<AbortController>(undefined)
  useEffect(() => () => running.current?.abort(), [])

  /** Returns whether the answers are used: there is a verdict, or there are no tries left. */
  async function check(answers: CallerAnswers): Promise<boolean> {
    if (running.current) return false // a double click, which would spend two tries
    const controller = new AbortController()
    running.current = controller
    const timer = setTimeout(() => controller.abort(new DOMException('', 'TimeoutError')), checkTimeout)
    setChecking(true)
    setProblem('')
    setAreUsedUp(false)
    try {
      const { verdict, compared, triesLeft } = await client
        .checkCaller(customer.id, { signal: controller.signal, product, answers })
        .catch(endIfSessionEnded)
      const outcome = { verdict, fields: compared, answers: Object.keys(answers).length, triesLeft, at: Date.now() }
      setOutcome(outcome)
      announce(`Caller check: ${describeOutcome(outcome)}`)
      portal?.onCallerCheck(verdict, compared, customer.id)
      return true
    } catch (error) {
      setProblem(describe(error, clock))
      setAreUsedUp(isUsedUp(error))
      return isUsedUp(error)
    } finally {
      running.current = undefined
      clearTimeout(timer)
      setChecking(false)
    }
  }

  return { check, checking, problem, setProblem, areUsedUp }
}

const isUsedUp = (error: unknown): error is LookupError =>
  error instanceof LookupError && error.details.limit === 'caller-check'

function describe(error: unknown, clock: (time: number) => string): string {
  if (isUsedUp(error))
    return `No tries left for this customer. Try again at ${clock(Date.now() + (error.details.retryAfter ?? 0) * 1_000)}.`
  return describeProblem(error, 'Could not be checked. Try again.')
}
