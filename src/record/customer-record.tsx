import { useDeferredValue, useState } from 'react'
import { ErrorBoundary } from '../ui/error-boundary'
import type { CustomerResponse } from '../api/customer'
import type { LookupError } from '../api/errors'
import { AddressSection } from './address-section'
import { ContactSection } from './contact-section'
import { IdentitySection } from './identity-section'
import { JsonView } from './json-view'
import { MetadataSection, UnknownFieldsSection } from './metadata-section'
import { ProgramsSection } from './programs-section'
import { RecordHeader } from './record-header'
import { RecordNotices } from './record-notices'
import { DatesSection } from './dates-section'
import { SectionFailure } from './section-failure'

/** Asking for the same record once more, and how that went. */
export interface Refresh {
  running: boolean
  error: LookupError | null
  start: () => void
}

interface Props {
  answer: CustomerResponse
  refresh: Refresh
}

/**
 * A found record: what it says, in sections. A section that fails does not take the others with it.
 *
 * Here and below, a text that changes is the only child of its element. A page translator replaces text nodes, also where
 * `translate="no"` asks it not to; React then replaces the element's content, but would lose a text beside others.
 */
export function CustomerRecord({ answer, refresh }: Props) {
  const [view, setView] = useState<'record' | 'json'>('record')
  // False in the first paint, so that the name is not held up by what takes longer to draw and makes Intl formatters.
  const showsDetails = useDeferredValue(true, false)
  return (
    <article aria-busy={!showsDetails} translate="no" className="@container border-t border-border pt-5">
      <RecordHeader answer={answer} refresh={refresh} view={view} onView={setView} />
      <RecordNotices answer={answer} refresh={refresh} />
      <ErrorBoundary key={view} fallback={SectionFailure}>
        {showsDetails && (view === 'json' ? <JsonView answer={answer} /> : <RecordSections answer={answer} />)}
      </ErrorBoundary>
    </article>
  )
}

const sections = [
  ProgramsSection,
  ContactSection,
  IdentitySection,
  AddressSection,
  DatesSection,
  MetadataSection,
  UnknownFieldsSection,
]

function RecordSections({ answer }: { answer: CustomerResponse }) {
  return (
    <div className="grid grid-cols-1 gap-x-10 @min-[40rem]:grid-cols-2">
      {sections.map((Section, index) => (
        <ErrorBoundary key={index} fallback={SectionFailure}>
          <Section answer={answer} />
        </ErrorBoundary>
      ))}
    </div>
  )
}
