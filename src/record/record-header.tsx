import { type RefObject, useEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import type { Customer, CustomerResponse } from '../api/customer'
import { formatElapsed, formatLatency } from '../format/elapsed'
import { mixedScripts } from '../format/hidden-characters'
import { formatIsoUtc } from '../format/timestamp'
import { useBarSlot } from '../ui/bar-slot'
import { useAnnounce } from '../ui/announcer'
import { Button } from '../ui/button'
import { ClampedHeading } from '../ui/clamped-heading'
import { CopyButton } from '../ui/copy-button'
import { Icon } from '../ui/icon'
import { useNow, useLocaleSettings } from '../ui/locale-settings'
import { Pill } from '../ui/pill'
import { useShortcut } from '../ui/shortcuts'
import { Tooltip } from '../ui/tooltip'
import { onVisiblePart, visibleTop } from '../ui/visible-part'
import type { Refresh } from './customer-record'
import { isNameWithheld, nameOf } from '../customers/customer-name'
import { useDeployment } from '../customers/deployment'
import { countPrograms } from '../customers/program-counts'
import { CustomerFacts } from './customer-facts'
import { CopyNote } from './copy-note'
import { RecordHead } from './record-layout'
import { ReceivedText } from '../record-kit/received-text'

interface Props {
  answer: CustomerResponse
  refresh: Refresh
  view: 'record' | 'json'
  onView: (view: 'record' | 'json') => void
  /** False in the first paint, which has the name, the totals and the ID alone. */
  showsDetails: boolean
}

/** The customer's name, statuses and ID, the facts of a call, and the actions on the record. */
export function RecordHeader({ answer, refresh, view, onView, showsDetails }: Props) {
  const { customer } = answer
  const localeSettings = useLocaleSettings()
  const head = useRef<HTMLElement>(null)
  const name = nameOf(customer)
  const noName = isNameWithheld(customer) ? 'Name hidden' : 'Name not on file'
  const scripts = name ? mixedScripts(name) : []
  const counts = countPrograms(customer.statuses ?? [])
  const pills = counts.map(({ tone, text }) => (
    <Pill key={text} tone={tone}>
      {text}
    </Pill>
  ))
  return (
    <header ref={head}>
      <RecordHead
        picture={initialsOf(customer) ?? <Icon shape="person" />}
        title={
          name ? (
            <ClampedHeading text={name}>{(shown) => <ReceivedText text={shown} folds={false} />}</ClampedHeading>
          ) : (
            <h1 tabIndex={-1} className="text-text-muted">
              {noName}
            </h1>
          )
        }
        pills={pills.length > 0 && pills}
        hasUsualFacts={customer.created_at !== undefined && customer.updated_at !== undefined}
        facts={
          <>
            <li>
              <span className="wrap-anywhere @max-[22rem]:text-xs">
                <ReceivedText text={customer.id} />
              </span>
              <CopyButton name="customer ID" text={() => customer.id} />
            </li>
            {showsDetails && <CustomerFacts customer={customer} />}
          </>
        }
        actions={
          showsDetails && (
            <>
              <ViewSwitch head={head} view={view} onView={onView} />
              <RefreshButton answer={answer} refresh={refresh} />
              <CopyNote answer={answer} />
            </>
          )
        }
      />
      {scripts.length > 0 && (
        <p className="pb-4 text-caution">{`This name mixes ${scripts.join(' and ')} letters, which can look alike.`}</p>
      )}
      <p className="hidden pb-4 print:block">
        {`as of ${formatIsoUtc(new Date(answer.receivedAt + localeSettings.clockOffset))}, ${location.host}`}
      </p>
      {showsDetails && (
        <BarRecord head={head} name={name ?? noName}>
          {pills}
        </BarRecord>
      )}
    </header>
  )
}

/** The first letters of the names; undefined if neither begins with a letter. */
function initialsOf({ first_name = '', last_name = '' }: Customer): string | undefined {
  const initials = [first_name, last_name].map((name) => /^\s*(\p{L})/u.exec(name)?.[1]?.toUpperCase() ?? '').join('')
  return initials || undefined
}

/** Shows the record in sections, or the answer as JSON. */
function ViewSwitch({ head, view, onView }: Pick<Props, 'view' | 'onView'> & { head: RefObject<HTMLElement | null> }) {
  const announce = useAnnounce()
  const other = view === 'json' ? 'record' : 'json'
  const shortcut = useShortcut('J', 'Change between record and JSON', () => {
    // The key works anywhere, and the focus would be lost with the section that it is in.
    if (!head.current?.contains(document.activeElement)) head.current?.querySelector('h1')?.focus()
    onView(other)
    announce(other === 'json' ? 'Shown as JSON' : 'Shown as a record')
  })
  return (
    <div role="group" aria-label="View" className="switch">
      <Button aria-pressed={view === 'record'} onClick={() => onView('record')}>
        Record
      </Button>
      <Tooltip text="JSON" shortcut={shortcut}>
        <Button aria-pressed={view === 'json'} aria-keyshortcuts={shortcut} onClick={() => onView(other)}>
          JSON
        </Button>
      </Tooltip>
    </div>
  )
}

/** Asks for the record again. Its tooltip says how old the answer is, and how long it took. */
function RefreshButton({ answer, refresh }: { answer: CustomerResponse; refresh: Refresh }) {
  const now = useNow(1_000)
  const age = `${formatElapsed(Math.max(0, now - answer.receivedAt))} old`
  const start = () => !refresh.running && refresh.start()
  const shortcut = useShortcut('R', 'Refresh the record', start)
  const text = refresh.error ? `Not refreshed · ${age}` : `${age} · answered in ${formatLatency(answer.latency)}`
  return (
    <Tooltip text={text} shortcut={shortcut}>
      <Button
        className="@max-[40rem]:w-8 @max-[40rem]:px-0"
        aria-disabled={refresh.running}
        aria-label={refresh.running ? 'Refreshing' : 'Refresh'}
        aria-description={text}
        aria-keyshortcuts={shortcut}
        onClick={start}
      >
        <span className={refresh.running ? 'animate-spin' : ''}>
          <Icon shape="refresh" />
        </span>
        <span className="@max-[40rem]:hidden">Refresh</span>
      </Button>
    </Tooltip>
  )
}

/**
 * Whose record this is, at the top of the screen once the head has scrolled out of view: in the top bar, or in a portal's
 * tab, which has none, in a bar of its own. Hidden from screen readers, which have the heading.
 */
function BarRecord({
  head,
  name,
  children,
}: {
  head: RefObject<HTMLElement | null>
  name: string
  children: React.ReactNode
}) {
  const bar = useBarSlot()
  const { embedded } = useDeployment()
  const [isAway, setIsAway] = useState(false)
  useEffect(() => {
    if (!head.current) return
    if (embedded) return followVisiblePart(head.current, setIsAway)
    const observer = new IntersectionObserver(
      ([entry]) => setIsAway(entry !== undefined && !entry.isIntersecting && entry.boundingClientRect.top < 0),
      { rootMargin: '-56px 0px 0px' },
    )
    observer.observe(head.current)
    return () => observer.disconnect()
  }, [head, embedded])
  if (!isAway || !bar) return null
  const record = (
    <span className="bar-record" aria-hidden="true" translate="no">
      <span className="truncate">
        <ReceivedText text={Array.from(name).slice(0, 80).join('')} />
      </span>
      {children}
    </span>
  )
  return embedded ? record : createPortal(record, bar)
}

/** Tells whether the head is above what is seen, though the portal scrolls the frame and not the frame its content. */
function followVisiblePart(head: HTMLElement, setIsAway: (isAway: boolean) => void): () => void {
  const look = () => setIsAway(head.getBoundingClientRect().bottom <= visibleTop())
  const stop = onVisiblePart(look)
  window.addEventListener('scroll', look, { passive: true })
  look()
  return () => {
    stop()
    window.removeEventListener('scroll', look)
  }
}
