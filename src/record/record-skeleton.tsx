import type { ReactNode } from 'react'
import { useDeployment } from '../customers/deployment'
import { RecentList } from '../customers/recent-list'
import { Field, FieldList } from '../ui/field-list'
import { Section } from '../ui/section'
import { AddressRow } from './address-section'
import { CallerCheckPanel, callerAnswerLabels, TriesLeft } from './caller-check-panel'
import { RecordColumns, RecordHead } from './record-layout'

/**
 * A record's own head and, below, its own panels and rows, as many as an answer usually has, with bars in the place of what
 * is on its way: nothing moves when it comes. Hidden from screen readers. `actions`: what stands in the place of the
 * record's buttons.
 */
export function HeadSkeleton({ id, actions }: { id: string; actions: ReactNode }) {
  return (
    <RecordHead
      picture={<Bar className="h-12 w-12" />}
      title={
        <span aria-hidden="true" className="skeleton-title">
          <Bar className="h-5 w-32" />
        </span>
      }
      pills={<Bar className="h-5.5 w-18" />}
      hasUsualFacts
      facts={
        <>
          <li aria-hidden="true" translate="no" className="wrap-anywhere">
            {id}
          </li>
          {['w-36', 'w-32', 'w-34'].map((width) => (
            <li key={width} aria-hidden="true">
              <Bar className={width} />
            </li>
          ))}
        </>
      }
      actions={actions}
    />
  )
}

/** The panels. */
export function SectionsSkeleton({ id }: { id: string }) {
  const { callerCheck } = useDeployment()
  return (
    <RecordColumns
      programs={
        <Hidden>
          <Section title="Card programs" summary={<span className="flex min-h-7" />}>
            <ul>
              {['w-36', 'w-32'].map((width) => (
                <li key={width} className="program">
                  <Bar className={width} />
                  <Bar className="h-5.5 w-15" />
                </li>
              ))}
            </ul>
          </Section>
        </Hidden>
      }
      check={callerCheck.fields.length > 0 && <CallerCheckSkeleton />}
      contact={
        <Hidden>
          <Section inPanel title="Contact">
            <Rows labels={['Email', 'Phone', 'Language']} />
          </Section>
          <AddressRow
            value={['w-28', 'w-12', 'w-38', 'w-32'].map((width) => (
              <span key={width} className="block">
                <Bar className={width} />
              </span>
            ))}
            more={
              <span className="block py-1">
                <Bar className="w-16" />
              </span>
            }
          />
        </Hidden>
      }
      identity={
        <Hidden>
          <Section inPanel title="Identity">
            <Rows labels={['First name', 'Last name', 'Date of birth', 'SSN last four', 'Partner ID']} />
          </Section>
        </Hidden>
      }
      more={
        <Hidden>
          <Section title="Metadata">
            <ul className="divide-y divide-border/60">
              {['w-12', 'w-20', 'w-16'].map((width) => (
                <li key={width} className="py-1">
                  <div className="labelled-row">
                    <span>
                      <Bar className={width} />
                    </span>
                    <span>
                      <Bar className="w-12" />
                    </span>
                  </div>
                </li>
              ))}
            </ul>
          </Section>
        </Hidden>
      }
      dates={
        <Hidden>
          <Section title="Dates">
            <FieldList>
              {['Created', 'Updated'].map((label) => (
                <Field key={label} label={label}>
                  <Bar className="w-36" />
                  <span className="block">
                    <Bar className="w-28" />
                  </span>
                </Field>
              ))}
            </FieldList>
          </Section>
        </Hidden>
      }
      recent={<RecentList exceptId={id} atMost={4} />}
    />
  )
}

/** The panel of the caller check, whose code comes after the record's. */
export function CallerCheckSkeleton() {
  const { callerCheck } = useDeployment()
  return (
    <Hidden>
      <CallerCheckPanel>
        {callerCheck.fields.map((field) => (
          <div key={field} className="caller-answer">
            <span>{callerAnswerLabels[field]}</span>
            <Bar className="h-8 flex-[1_1_8rem]" />
          </div>
        ))}
        <div className="flex flex-wrap items-center gap-2">
          <Bar className="h-8 w-16.5" />
          <TriesLeft />
        </div>
      </CallerCheckPanel>
    </Hidden>
  )
}

const Hidden = ({ children }: { children: ReactNode }) => (
  <div aria-hidden="true" className="grid grid-cols-[minmax(0,1fr)]">
    {children}
  </div>
)

function Rows({ labels }: { labels: readonly string[] }) {
  return (
    <FieldList>
      {labels.map((label) => (
        <Field key={label} label={label}>
          <Bar className="w-32" />
        </Field>
      ))}
    </FieldList>
  )
}

function Bar({ className }: { className: string }) {
  return (
    <span aria-hidden="true" className={`skeleton inline-block h-3 max-w-full min-w-0 align-middle ${className}`} />
  )
}
