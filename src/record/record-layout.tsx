import type { ReactNode } from 'react'

interface HeadProps {
  /** The customer's initials, or undefined for a figure. */
  picture: ReactNode
  /** The title, and what stands beside it. */
  title: ReactNode
  pills?: ReactNode
  /** List items. */
  facts: ReactNode
  /** Whether the facts are those of a usual record, whose lines are reserved, so that nothing moves when they come. */
  reservesFacts: boolean
  actions?: ReactNode
}

/** The head of a record, and of the skeleton that stands for it. */
export function RecordHead({ picture, title, pills, facts, reservesFacts, actions }: HeadProps) {
  return (
    <div className="grid grid-cols-[2.5rem_minmax(0,1fr)] gap-x-3 pb-4 @min-[40rem]:grid-cols-[3rem_minmax(0,1fr)_auto] @min-[40rem]:gap-x-4 @min-[40rem]:pb-5">
      <span
        aria-hidden="true"
        className="grid size-10 place-items-center self-start overflow-hidden rounded-full border border-border bg-sunken font-semibold text-text-muted [&>.icon]:size-5 @min-[40rem]:row-span-2 @min-[40rem]:size-12 @min-[40rem]:text-base"
      >
        {picture}
      </span>
      <div className="flex min-h-8 min-w-0 flex-wrap items-center gap-x-3 gap-y-1.5 self-center">
        {title}
        {pills && <div className="flex min-h-5.5 basis-full flex-wrap gap-1.5 @min-[68rem]:basis-auto">{pills}</div>}
      </div>
      <ul
        className={`record-facts col-span-full mt-2 @min-[40rem]:col-span-2 @min-[40rem]:col-start-2 @min-[40rem]:mt-1 ${
          reservesFacts ? 'min-h-18 @min-[40rem]:min-h-12 @min-[60rem]:min-h-6' : ''
        }`}
      >
        {facts}
      </ul>
      <div className="col-span-full mt-2.5 flex min-h-8 flex-wrap items-center gap-2 no-print @max-[40rem]:[&>.button-primary]:flex-1 @max-[22rem]:[&>.button-primary]:px-1 @max-[22rem]:[&>.button-primary>.icon]:hidden @min-[40rem]:col-span-1 @min-[40rem]:col-start-3 @min-[40rem]:row-start-1 @min-[40rem]:mt-0 @min-[40rem]:self-start">
        {actions}
      </div>
    </div>
  )
}

interface ColumnsProps {
  programs: ReactNode
  contact: ReactNode
  identity: ReactNode
  /** The partner's data, and what else came. */
  more: ReactNode
  dates: ReactNode
  recent: ReactNode
}

/**
 * The panels of a record: a main column and a rail beside it where the page is wide, one below the other where it is
 * not. The order in the document is the order on the screen.
 */
export function RecordColumns({ programs, contact, identity, more, dates, recent }: ColumnsProps) {
  return (
    <div className="record-columns grid items-start gap-4 @min-[68rem]:grid-cols-[minmax(0,1fr)_21rem] @min-[68rem]:gap-x-6">
      <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-4">
        {programs}
        <div className="panel grid grid-cols-[minmax(0,1fr)] @min-[40rem]:grid-cols-[minmax(0,5fr)_minmax(0,6fr)]">
          <div className="min-w-0">{contact}</div>
          <div className="min-w-0 border-border @max-[40rem]:border-t @min-[40rem]:border-s">{identity}</div>
        </div>
        {more}
      </div>
      <div className="record-rail grid min-w-0 grid-cols-[minmax(0,1fr)] items-start gap-4 @min-[40rem]:grid-cols-2 @min-[68rem]:grid-cols-[minmax(0,1fr)]">
        {dates}
        {recent}
      </div>
    </div>
  )
}
