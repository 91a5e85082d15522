import { useDeferredValue, useState } from 'react'
import { ErrorBoundary } from '../ui/error-boundary'
import type { CustomerResponse } from '../api/customer'
import type { LookupError } from '../api/errors'
import { AnswerContext } from '../record-kit/answer-context'
import { RevealReasonProvider } from '../record-kit/reveal-reason'
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

/** The refresh of a record: its state, and how to start it. */
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
 * A found record, in sections. Each section has an error boundary, so that the others survive if it throws.
 *
 * Here and in its children, a text that changes is the only child of its element. Page translators replace text nodes,
 * even under `translate="no"`, and React cannot update a replaced text node that has siblings.
 */
export function CustomerRecord({ answer, refresh }: Props) {
  const [view, setView] = useState<'record' | 'json'>('record')
  // False in the first paint: the sections are slower to render, because they create Intl formatters.
  const showsDetails = useDeferredValue(true, false)
  return (
    <article aria-busy={!showsDetails} translate="no" className="@container border-t border-border pt-5">
      <AnswerContext value={answer}>
        <RevealReasonProvider>
          <RecordHeader answer={answer} refresh={refresh} view={view} onView={setView} />
          <RecordNotices answer={answer} refresh={refresh} />
          <ErrorBoundary key={view} fallback={SectionFailure}>
            {showsDetails && (view === 'json' ? <JsonView answer={answer} /> : <RecordSections answer={answer} />)}
          </ErrorBoundary>
        </RevealReasonProvider>
      </AnswerContext>
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
