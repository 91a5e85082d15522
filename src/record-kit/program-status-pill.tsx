import type { components } from '../contract/schema'
import { Pill, type Tone } from '../ui/pill'
import { ReceivedText } from './received-text'

type ProgramStatus = components['schemas']['CustomerProgramStatus']

// A status added to the contract fails the build here. A status that is not in the contract is shown as received.
const pills: Record<ProgramStatus, { tone: Tone; word: string }> = {
  OPEN: { tone: 'positive', word: 'Open' },
  CLOSED: { tone: 'neutral', word: 'Closed' },
}

const isKnown = (status: string): status is ProgramStatus => Object.hasOwn(pills, status)

/** A program's status as a pill. */
export function ProgramStatusPill({ status }: { status: string }) {
  if (isKnown(status)) return <Pill tone={pills[status].tone}>{pills[status].word}</Pill>
  return (
    <>
      <Pill tone="caution">
        <ReceivedText text={status} />
      </Pill>
      <span className="text-[0.8125rem] text-text-muted">not a status this version knows</span>
    </>
  )
}
