import type { ReactNode } from 'react'

interface HeadProps {
  /** The customer's initials, or a figure. */
  picture: ReactNode
  /** The heading. */
  title: ReactNode
  /** The totals of the statuses. */
  pills?: ReactNode
  /** List items. */
  facts: ReactNode
  /** Whether the facts are those of a usual record, whose lines are reserved, so that nothing moves when they come. */
  hasUsualFacts: boolean
  actions?: ReactNode
}

/** The head of a record, and of the skeleton that stands for it. */
export function RecordHead({ picture, title, pills, facts, hasUsualFacts, actions }: HeadProps) {
  return (
    <div className="record-head">
      <span aria-hidden="true" className="record-picture">
        {picture}
      </span>
      <div className="record-title">
        {title}
        {pills && <div className="record-pills">{pills}</div>}
      </div>
      <ul className="record-facts" data-usual={hasUsualFacts || undefined}>
        {facts}
      </ul>
      <div className="record-actions no-print">{actions}</div>
    </div>
  )
}

interface ColumnsProps {
  programs: ReactNode
  /** The caller check; nothing where there is none. */
  check: ReactNode
  contact: ReactNode
  identity: ReactNode
  /** The partner's data, and what else came. */
  more: ReactNode
  dates: ReactNode
  recent: ReactNode
}

/**
 * The panels of a record: a main column and a rail beside it where the page is wide, one below the other where it is
 * not. The caller check follows the programs: in the rail it is the first. The order in the document is the order on the
 * screen.
 */
export function RecordColumns({ programs, check, contact, identity, more, dates, recent }: ColumnsProps) {
  return (
    <div className="record-columns">
      <div>{programs}</div>
      {check && <div className="record-check">{check}</div>}
      <div className="record-main">
        <div className="panel record-pair">
          <div>{contact}</div>
          <div>{identity}</div>
        </div>
        {more}
      </div>
      <div className="record-rail">
        {dates}
        {recent}
      </div>
    </div>
  )
}
