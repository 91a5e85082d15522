import type { CustomerResponse, ProgramStatus } from '../api/customer'
import { repeatedKeys } from '../contract/json'
import { CopyButton } from '../ui/copy-button'
import { LimitedList } from '../ui/limited-list'
import { Section } from '../ui/section'
import { describePrograms, listPrograms, orderPrograms } from './program-order'
import { ProgramStatusPill } from '../record-kit/program-status-pill'
import { ReceivedText } from '../record-kit/received-text'
import { FieldNote } from '../record-kit/field-note'
import { describeAbsence } from '../record-kit/record-field'

/** More programs than this stand in two columns, where the page is wide enough. */
const shownInOneColumn = 8
/** Further rows are folded, so that the rest of the record stays in view. */
const shownAtOnce = 16

/** The card programs with their statuses, unknown ones first. */
export function ProgramsSection({ answer: { customer, deviations } }: { answer: CustomerResponse }) {
  if (!customer.statuses) return <Section title="Card programs" summary={describeAbsence(deviations, 'statuses')} />
  if (customer.statuses.length === 0) return <Section title="Card programs" summary="No card programs" />

  const programs = orderPrograms(customer.statuses)
  const repeated = repeatedKeys(programs.map(({ program }) => program))
  const [shown, folded] = [programs.slice(0, shownAtOnce), programs.slice(shownAtOnce)]
  return (
    <Section
      title="Card programs"
      summary={
        <span className="flex items-center gap-1">
          <span>{describePrograms(programs)}</span>
          <span className="-me-1.75 flex">
            <CopyButton name="card programs" text={() => listPrograms(programs).join('\n')} />
          </span>
        </span>
      }
    >
      <ProgramList programs={shown} repeated={repeated} />
      {folded.length > 0 && (
        <details className="border-t border-border/60 py-1">
          <summary className="text-accent">{`${folded.length} more: ${describePrograms(folded)}`}</summary>
          <ProgramList programs={folded} repeated={repeated} />
        </details>
      )}
    </Section>
  )
}

function ProgramList({ programs, repeated }: { programs: readonly ProgramStatus[]; repeated: ReadonlySet<string> }) {
  const inTwo = programs.length > shownInOneColumn
  return (
    <LimitedList items={programs} className={inTwo ? 'grid gap-x-8 @min-[60rem]:grid-cols-2' : ''}>
      {({ program, status }, index) => (
        <li key={index} className={`program ${inTwo ? '@min-[60rem]:nth-2:border-t-0' : ''}`}>
          <span className="font-medium wrap-anywhere">
            <ReceivedText text={program} />
            {repeated.has(program) && <FieldNote>came more than once</FieldNote>}
          </span>
          <ProgramStatusPill status={status} />
        </li>
      )}
    </LimitedList>
  )
}
