import { type ReactNode, use, useEffect } from 'react'
import { NavigationType, useNavigationType } from 'react-router'
import { useDeployment } from '../customers/deployment'
import { focusLookupBox, mayTakeFocus } from '../customers/focus-lookup-box'
import { RecentList, useAvailableRecents } from '../customers/recent-list'
import { useAnnounce } from '../ui/announcer'
import { Notice } from '../ui/notice'
import { useTitle } from '../ui/use-title'
import { UnusableTicketContext } from './unusable-ticket'

/** The content below the search box: the lookups of this session, or what the box takes. `children`: in the demo, its customers. */
export function SearchPage({ children }: { children?: ReactNode }) {
  const { appName, embedded } = useDeployment()
  useTitle(appName)
  const isPop = useNavigationType() === NavigationType.Pop
  useEffect(() => {
    // Not if the agent has focused something else, or the box: selecting its text would let the next key replace it.
    if (mayTakeFocus(embedded) && document.activeElement?.matches('body, .brand'))
      focusLookupBox({ preventScroll: isPop })
  }, [isPop, embedded])
  const isEmpty = useAvailableRecents().length === 0
  const unusableTicket = use(UnusableTicketContext)
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
      {/* As wide as the box, which a portal's tab has at its left edge. */}
      <div className={`w-full max-w-180 ${embedded ? '' : 'mx-auto'}`}>
        {unusableTicket ? (
          <UnusableTicket hasRecents={!isEmpty}>{unusableTicket}</UnusableTicket>
        ) : isEmpty ? (
          !children && <Hints />
        ) : (
          <RecentList />
        )}
      </div>
      {children}
    </div>
  )
}

/** In place of the recent lookups, which are folded: none of them may be taken for the ticket's customer. */
function UnusableTicket({ hasRecents, children }: { hasRecents: boolean; children: string }) {
  const announce = useAnnounce()
  useEffect(() => announce(children), [announce, children])
  return (
    <div className="grid gap-4">
      <Notice tone="caution">{children}</Notice>
      {hasRecents && (
        <details>
          <summary>Earlier lookups, not of this ticket</summary>
          <RecentList />
        </details>
      )}
    </div>
  )
}

const hints = [
  ['Works', 'A customer ID, a link to a customer, a log line, or a whole ticket with an ID in it.'],
  ['Refused', 'Names, emails, and phone, card or Social Security numbers. They stay in this browser.'],
  ['Leaves this browser', 'The ID that was found, and nothing else of what you pasted.'],
] as const

/** What the box takes, for an agent who has not looked anything up yet. */
function Hints() {
  return (
    <dl className="grid gap-x-4 gap-y-2 border-t border-border pt-4 text-[0.8125rem] text-text-muted @min-[30rem]:grid-cols-[auto_minmax(0,1fr)]">
      {hints.map(([term, text]) => (
        <div key={term} className="contents">
          <dt className="font-medium">{term}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  )
}
