import type { CustomerAnswer } from '../api/customer'
import { CopyButton } from '../ui/copy-button'
import { LimitedList } from '../ui/limited-list'
import { Section } from '../ui/section'
import { describePrograms, listPrograms, orderPrograms } from './program-order'
import { ProgramStatusBadge } from './program-status-badge'
import { ReceivedText } from './received-text'
import { describeAbsence } from './record-field'

/** More rows than this fold, so that the rest of the record stays in sight. */
const shownAtOnce = 8

/** The card programs, open ones first. */
export function ProgramsSection({ answer: { customer, surprises } }: { answer: CustomerAnswer }) {
  if (!customer.statuses) return <Section wide title="Card programs" summary={describeAbsence(surprises, 'statuses')} />
  if (customer.statuses.length === 0) return <Section wide title="Card programs" summary="No card programs" />

  const programs = orderPrograms(customer.statuses)
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
      <ProgramList programs={shown} />
      {folded.length > 0 && (
        <details className="mt-1">
          <summary className="text-accent">{`${folded.length} more: ${describePrograms(folded)}`}</summary>
          <ProgramList programs={folded} />
        </details>
      )}
    </Section>
  )
}

function ProgramList({ programs }: { programs: ReturnType<typeof orderPrograms> }) {
  return (
    <LimitedList items={programs} className="divide-y divide-border/60">
      {({ program, status }, index) => (
        <li key={index} className="grid grid-cols-2 items-baseline gap-x-10 py-1.5">
          <span className="wrap-anywhere">
            <ReceivedText text={program} />
          </span>
          <ProgramStatusBadge status={status} />
        </li>
      )}
    </LimitedList>
  )
}
