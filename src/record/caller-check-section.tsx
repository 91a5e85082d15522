import { useEffect, useRef } from 'react'
import type { CustomerResponse } from '../api/customer'
import { useDeployment } from '../customers/deployment'
import { type CallerCheckOutcome, describeOutcome, useCallerCheckOutcome } from '../record-kit/caller-check-outcome'
import { addBusyCheck } from '../ui/agent-busy'
import { Icon, type IconShape } from '../ui/icon'
import { Section } from '../ui/section'
import { CallerCheckForm } from './caller-check-form'
import { CallerCheckPanel } from './caller-check-panel'
import { useClock } from './use-clock'

/** Compares what a caller says with the record, and shows nothing of it. */
export function CallerCheckSection({ answer }: { answer: CustomerResponse }) {
  const { callerCheck } = useDeployment()
  const [outcome] = useCallerCheckOutcome()
  const panel = useRef<HTMLDivElement>(null)
  if (answer.unmasked !== undefined)
    return (
      <Section title="Caller check">
        <p className="pb-2 text-text-muted">
          Not available here: answers are compared in the gateway, and this record came without it.
        </p>
      </Section>
    )
  return (
    <CallerCheckPanel ref={panel}>
      {outcome && <Verdict outcome={outcome} />}
      <CallerCheckForm policy={callerCheck} onAnswer={() => panel.current?.focus({ preventScroll: true })} />
    </CallerCheckPanel>
  )
}

const looks: Record<CallerCheckOutcome['verdict'], { icon?: IconShape; colour: string }> = {
  matches: { icon: 'check', colour: 'text-positive' },
  'does-not-match': { icon: 'cross', colour: 'text-critical' },
  'cannot-be-checked': { colour: '' },
}

function Verdict({ outcome }: { outcome: CallerCheckOutcome }) {
  const time = useClock()(outcome.at)
  const { icon, colour } = looks[outcome.verdict]
  useEffect(() => addBusyCheck(() => true), []) // it would go with the record, before the agent has used it
  return (
    <p className={`flex items-center gap-1.5 font-medium ${colour}`}>
      {icon && <Icon shape={icon} />}
      <span>{`${describeOutcome(outcome)} · ${time}`}</span>
    </p>
  )
}
