import type { CustomerResponse, ProgramStatus } from '../api/customer'
import { repeatedKeys } from '../contract/json'
import { CopyButton } from '../ui/copy-button'
import { LimitedList } from '../ui/limited-list'
import { Section } from '../ui/section'
import { describePrograms, listPrograms, orderPrograms } from './program-order'
import { ProgramStatusBadge } from '../record-kit/program-status-badge'
import { ReceivedText } from '../record-kit/received-text'
import { FieldNote } from '../record-kit/field-note'
import { describeAbsence } from '../record-kit/record-field'

/** Further rows are folded, so that the rest of the record stays in view. */
const shownAtOnce = 8

/** The card programs with their statuses, open ones first. */
export function ProgramsSection({ answer: { customer, deviations } }: { answer: CustomerResponse }) {
  if (!customer.statuses)
    return <Section wide title="Card programs" summary={describeAbsence(deviations, 'statuses')} />
  if (customer.statuses.length === 0) return <Section wide title="Card programs" summary="No card programs" />

  const programs = orderPrograms(customer.statuses)
  const repeated = repeatedKeys(programs.map(({ program }) => program))
  const [shown, folded] = [programs.slice(0, shownAtOnce), programs.slice(shownAtOnce)]
  return (
    <Section
      wide
      title="Card programs"
      summary={
        <span className="flex items-center">
          <span>{describePrograms(programs)}</span>
          <CopyButton name="card programs" text={() => listPrograms(programs).join('\n')} />
        </span>
      }
    >
      <ProgramList programs={shown} repeated={repeated} />
      {folded.length > 0 && (
        <details className="mt-1">
          <summary className="text-accent">{`${folded.length} more: ${describePrograms(folded)}`}</summary>
          <ProgramList programs={folded} repeated={repeated} />
        </details>
      )}
    </Section>
  )
}

function ProgramList({ programs, repeated }: { programs: readonly ProgramStatus[]; repeated: ReadonlySet<string> }) {
  return (
    <LimitedList items={programs} className="divide-y divide-border/60">
      {({ program, status }, index) => (
        <li key={index} className="grid grid-cols-2 items-baseline gap-x-10 py-1.5 @max-[15rem]:grid-cols-1">
          <span className="wrap-anywhere">
            <ReceivedText text={program} />
            {repeated.has(program) && <FieldNote>came more than once</FieldNote>}
          </span>
          <ProgramStatusBadge status={status} />
        </li>
      )}
    </LimitedList>
  )
}
