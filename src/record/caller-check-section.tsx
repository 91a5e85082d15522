import { useEffect, useRef } from 'react'
import type { CustomerResponse } from '../api/customer'
import { useDeployment } from '../customers/deployment'
import { type CallerCheckOutcome, describeOutcome, useCallerCheckOutcome } from '../record-kit/caller-check-outcome'
import { addBusyCheck } from '../ui/agent-busy'
import { Icon } from '../ui/icon'
import { Section } from '../ui/section'
import { CallerCheckForm } from './caller-check-form'
import { useClock } from './use-clock'

/** Compares what a caller says with the record, and shows nothing of it. */
export function CallerCheckSection({ answer }: { answer: CustomerResponse }) {
  const { callerCheck } = useDeployment()
  const [outcome] = useCallerCheckOutcome()
  const panel = useRef<HTMLDivElement>(null)
  return (
    <Section title="Caller check" summary={`${callerCheck.needed} answers needed`}>
      {answer.unmasked === undefined ? (
        <div ref={panel} tabIndex={-1} className="grid gap-2 pb-2 outline-none">
          {outcome && <Verdict outcome={outcome} />}
          <CallerCheckForm policy={callerCheck} onAnswer={() => panel.current?.focus({ preventScroll: true })} />
          <p className="text-text-muted">This checks what the caller says. It does not authenticate the caller.</p>
        </div>
      ) : (
        <p className="pb-2 text-text-muted">
          Not available here: answers are compared in the gateway, and this record came without it.
        </p>
      )}
    </Section>
  )
}

function Verdict({ outcome }: { outcome: CallerCheckOutcome }) {
  const time = useClock()(outcome.at)
  const isMatch = outcome.verdict === 'matches'
  useEffect(() => addBusyCheck(() => true), []) // it would go with the record, before the agent has used it
  return (
    <p className={`flex items-center gap-1.5 font-medium ${isMatch ? 'text-positive' : ''}`}>
      {isMatch && <Icon shape="check" />}
      <span>{`${describeOutcome(outcome)} · ${time}`}</span>
    </p>
  )
}
