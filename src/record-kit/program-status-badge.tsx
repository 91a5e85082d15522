import type { components } from '../contract/schema'
import { Badge, type Tone } from '../ui/badge'
import { FieldNote } from './field-note'
import { ReceivedText } from './received-text'

type ProgramStatus = components['schemas']['CustomerProgramStatus']

// A status added to the contract fails the build here. A status that is not in the contract is shown as received.
const badges: Record<ProgramStatus, { tone: Tone; word: string }> = {
  OPEN: { tone: 'positive', word: 'Open' },
  CLOSED: { tone: 'muted', word: 'Closed' },
}

const isKnown = (status: string): status is ProgramStatus => Object.hasOwn(badges, status)

/** A program's status as a badge. */
export function ProgramStatusBadge({ status }: { status: string }) {
  if (isKnown(status)) return <Badge tone={badges[status].tone}>{badges[status].word}</Badge>
  return (
    <span>
      <Badge tone="plain">
        <ReceivedText text={status} />
      </Badge>
      <FieldNote>not a status this version knows</FieldNote>
    </span>
  )
}
