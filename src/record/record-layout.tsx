import { type ReactNode, useSyncExternalStore } from 'react'

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
 * not. The caller check is the first of the rail, or follows the programs where there is no rail. The order in the
 * document is the order on the screen.
 */
export function RecordColumns({ programs, check, contact, identity, more, dates, recent }: ColumnsProps) {
  const withRail = useHasRail()
  return (
    <div className="record-columns">
      <div>
        <div className="record-first">
          {programs}
          {!withRail && check}
        </div>
        <div className="panel record-pair">
          <div>{contact}</div>
          <div>{identity}</div>
        </div>
        {more}
      </div>
      <div className="record-rail">
        {withRail && check}
        {dates}
        {recent}
      </div>
    </div>
  )
}

/** Whether styles.css draws a rail: a root of 68rem. A media query knows neither the demo's width nor the text size. */
const useHasRail = () => useSyncExternalStore(followRoot, hasRail)

let latest = false

function hasRail(): boolean {
  const root = document.getElementById('root')
  // A covered page is out of the document, and must come back with the focus where it was.
  if (root) latest = root.clientWidth >= 68 * parseFloat(getComputedStyle(document.documentElement).fontSize)
  return latest
}

function followRoot(onChange: () => void): () => void {
  const root = document.getElementById('root')
  if (!root) return () => {}
  // A change of the text size changes its height. In the next frame: a panel that moves changes the height again.
  const observer = new ResizeObserver(() => requestAnimationFrame(onChange))
  observer.observe(root)
  return () => observer.disconnect()
}
