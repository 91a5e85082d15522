import type { ReactNode, Ref } from 'react'
import type { CallerCheckField } from '../contract/caller-check-policy'
import { callerCheckTries, callerCheckWindow } from '../contract/caller-check-tries'
import { useDeployment } from '../customers/deployment'
import { useCallerCheckOutcome } from '../record-kit/caller-check-outcome'
import { Section } from '../ui/section'
import { useClock } from './use-clock'

export const callerAnswerLabels: Record<CallerCheckField, string> = {
  date_of_birth: 'Date of birth',
  ssn4: 'SSN last four',
  postal_code: 'ZIP code',
  phone4: 'Phone last four',
}

/** The panel of the caller check, and of the skeleton that stands for it. */
export function CallerCheckPanel({ ref, children }: { ref?: Ref<HTMLDivElement>; children: ReactNode }) {
  const { callerCheck } = useDeployment()
  return (
    <Section title="Caller check" summary={`${callerCheck.needed} answers needed`}>
      <div ref={ref} tabIndex={ref ? -1 : undefined} className="grid gap-2 pb-3 outline-none">
        {children}
        <p className="text-[0.8125rem] text-text-muted">
          This checks what the caller says. It does not authenticate the caller.
        </p>
      </div>
    </Section>
  )
}

/** How often an agent may still check, as far as this page knows. */
export function TriesLeft() {
  const [outcome] = useCallerCheckOutcome()
  const clock = useClock()
  let words = `${callerCheckTries} tries in ${callerCheckWindow / 60} minutes.`
  if (outcome?.triesLeft === 0) words = `No tries left until ${clock(outcome.at + callerCheckWindow * 1_000)}.`
  else if (outcome) words = outcome.triesLeft === 1 ? '1 try left.' : `${outcome.triesLeft} tries left.`
  return (
    <span className="min-w-0 flex-[1_1_9rem] text-[0.8125rem] text-balance text-text-muted">{`${words} Values stay hidden.`}</span>
  )
}
