import { type ComponentType, Suspense, useRef, useState } from 'react'
import { ErrorBoundary } from '../ui/error-boundary'
import type { CustomerResponse } from '../api/customer'
import type { LookupError } from '../api/errors'
import { useDeployment } from '../customers/deployment'
import { RecentList } from '../customers/recent-list'
import { useOnScreen } from '../customers/screen-share'
import { AnswerContext } from '../record-kit/answer-context'
import { type Reveal, RevealLogContext } from '../record-kit/reveal-log'
import { type CallerCheckOutcome, CallerCheckOutcomeContext } from '../record-kit/caller-check-outcome'
import { RevealReasonProvider } from '../record-kit/reveal-reason'
import { AddressSection } from './address-section'
import { ContactSection } from './contact-section'
import { IdentitySection } from './identity-section'
import { MetadataSection, UnknownFieldsSection } from './metadata-section'
import { ProgramsSection } from './programs-section'
import { RecordHeader } from './record-header'
import { RecordNotices } from './record-notices'
import { DatesSection } from './dates-section'
import { RecordColumns } from './record-layout'
import { CallerCheckSkeleton } from './record-skeleton'
import { SectionFailure } from './section-failure'
import { Section } from '../ui/section'

/** Parts of the record that are loaded after it (src/app/later.ts). */
export interface LaterParts {
  JsonView: ComponentType<{ answer: CustomerResponse }>
  CallerCheckSection: ComponentType<{ answer: CustomerResponse }>
}

/** The refresh of a record: its state, and how to start it. */
export interface Refresh {
  running: boolean
  error: LookupError | null
  start: () => void
}

interface Props {
  answer: CustomerResponse
  refresh: Refresh
  later: LaterParts
  /** False in the first paint, which has the name, and no facts, buttons and sections: they are slower to render and to lay out. */
  showsDetails: boolean
}

/**
 * A found record, in sections. Each section has an error boundary, so that the others survive if it throws.
 *
 * Here and in its children, a text that changes is the only child of its element. Page translators replace text nodes,
 * even under `translate="no"`, and React cannot update a replaced text node that has siblings.
 */
export function CustomerRecord({ answer: received, refresh, later, showsDetails }: Props) {
  const answer = useOnScreen(received)
  const [view, setView] = useState<'record' | 'json'>('record')
  const reveals = useRef<Reveal[]>([])
  const callerCheck = useState<CallerCheckOutcome>()
  return (
    <article aria-busy={!showsDetails} translate="no">
      <AnswerContext value={answer}>
        <RevealLogContext value={reveals}>
          <CallerCheckOutcomeContext value={callerCheck}>
            <RevealReasonProvider>
              <RecordHeader
                answer={answer}
                refresh={refresh}
                view={view}
                onView={setView}
                showsDetails={showsDetails}
              />
              <RecordNotices answer={answer} refresh={refresh} />
              <ErrorBoundary key={view} fallback={SectionFailure}>
                {view === 'json' ? (
                  <Suspense fallback={<Section title="Answer as JSON" summary="Loading" />}>
                    <later.JsonView answer={answer} />
                  </Suspense>
                ) : (
                  showsDetails && <RecordSections answer={answer} later={later} />
                )}
              </ErrorBoundary>
            </RevealReasonProvider>
          </CallerCheckOutcomeContext>
        </RevealLogContext>
      </AnswerContext>
    </article>
  )
}

function RecordSections({ answer, later }: { answer: CustomerResponse; later: LaterParts }) {
  const { callerCheck } = useDeployment()
  return (
    <RecordColumns
      programs={<Guarded section={ProgramsSection} answer={answer} />}
      contact={
        <>
          <Guarded section={ContactSection} answer={answer} />
          <Guarded section={AddressSection} answer={answer} />
        </>
      }
      identity={<Guarded section={IdentitySection} answer={answer} />}
      more={
        <>
          <Guarded section={MetadataSection} answer={answer} />
          <Guarded section={UnknownFieldsSection} answer={answer} />
        </>
      }
      check={
        callerCheck.fields.length > 0 && (
          <Suspense fallback={<CallerCheckSkeleton />}>
            <Guarded section={later.CallerCheckSection} answer={answer} />
          </Suspense>
        )
      }
      dates={<Guarded section={DatesSection} answer={answer} />}
      recent={<RecentList exceptId={answer.customer.id} atMost={4} />}
    />
  )
}

interface GuardedProps {
  section: ComponentType<{ answer: CustomerResponse }>
  answer: CustomerResponse
}

function Guarded({ section: Part, answer }: GuardedProps) {
  return (
    <ErrorBoundary fallback={SectionFailure}>
      <Part answer={answer} />
    </ErrorBoundary>
  )
}
