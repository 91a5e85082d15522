import type { components } from '../contract/schema'
import { Badge, type Tone } from '../ui/badge'
import { FieldNote } from './record-field'
import { ReceivedText } from './received-text'

type ProgramStatus = components['schemas']['CustomerProgramStatus']

// A status new to the contract fails the build here; one new in the wild is shown as received.
const badges: Record<ProgramStatus, { tone: Tone; word: string }> = {
  OPEN: { tone: 'positive', word: 'Open' },
  CLOSED: { tone: 'muted', word: 'Closed' },
}

const isKnown = (status: string): status is ProgramStatus => Object.hasOwn(badges, status)

/** A program's status: shape, word and colour. */
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
