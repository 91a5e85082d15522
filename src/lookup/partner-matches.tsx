import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useId, useRef } from 'react'
import type { CustomerResponse, FoundCustomers } from '../api/customer'
import type { LookupError } from '../api/errors'
import { hiddenValue } from '../contract/masked-fields'
import { CustomerLink } from '../customers/customer-link'
import { isNameWithheld, nameOf } from '../customers/customer-name'
import { useDeployment } from '../customers/deployment'
import { countPrograms } from '../customers/program-counts'
import { useOnScreen, useScreenShare } from '../customers/screen-share'
import { seedCustomer } from '../customers/seed-customer'
import { useProduct } from '../customers/use-product'
import { describeFailure } from '../failures/describe-failure'
import { ReceivedText } from '../record-kit/received-text'
import { useAnnounce } from '../ui/announcer'
import { Button } from '../ui/button'
import { MaskedValue } from '../ui/masked-value'
import { moveFocus } from '../ui/move-focus'
import { Pill } from '../ui/pill'

interface Props {
  partnerId: string
  pages: readonly FoundCustomers[]
  /** The next page. `start`: undefined where it cannot be asked for. */
  more: { error: LookupError | null; isRunning: boolean; start: (() => void) | undefined }
}

/** "3 customers found", or "More than 10 customers found" where Imprint does not tell how many there are. */
export function describeCount({ total, customers, skipped, hasMore }: FoundCustomers): string {
  const count = total ?? customers.length + skipped
  return `${total === undefined && hasMore ? 'More than ' : ''}${count} ${count === 1 ? 'customer' : 'customers'} found`
}

/** The customers that have the partner's ID. The agent chooses one by click, Tab or arrow keys. */
export function PartnerMatches({ partnerId, pages, more }: Props) {
  const deployment = useDeployment()
  const headingId = useId()
  const list = useRef<HTMLUListElement>(null)
  const customers = pages.flatMap((page) => page.customers)
  const skipped = pages.reduce((sum, page) => sum + page.skipped, 0)
  const [first] = pages
  const hasMore = pages.at(-1)?.hasMore === true
  const isSharing = useScreenShare()
  const startMore = useFocusOnMore(list, customers.length, more.start)
  return (
    <section role="group" aria-labelledby={headingId} className="panel section pb-2" onKeyDown={moveFocus}>
      <h1 id={headingId} tabIndex={-1} className="pt-4">
        {first && describeCount(first)}
      </h1>
      <p className="text-text-muted">
        With partner ID{' '}
        <span translate="no" className="font-medium wrap-anywhere">
          {isSharing ? <MaskedValue name="Partner ID" dots={hiddenValue} /> : partnerId}
        </span>
        {hasMore && `, the first ${customers.length + skipped} are shown`}. Choose one with the arrow keys and Enter.
      </p>
      <ul ref={list} className="mt-3 divide-y divide-border/60">
        {customers.map((answer, index) => (
          // An ID may come again on the next page, if the list has changed in between.
          <li key={index}>
            <Match answer={answer} />
          </li>
        ))}
      </ul>
      {skipped > 0 && (
        <p className="text-caution">
          {`${skipped} ${skipped === 1 ? 'customer' : 'customers'} came without an ID and cannot be opened.`}
        </p>
      )}
      {hasMore && !more.start && !more.isRunning && (
        <p className="text-caution">There are more, but the last customer came without the ID to go on from.</p>
      )}
      {more.error && (
        <p role="alert" className="text-critical">
          {`More could not be loaded. ${describeFailure(more.error, deployment).title}.`}
        </p>
      )}
      {startMore && (
        <p>
          {/* Not `disabled`, which would remove focus from the button. */}
          <Button aria-disabled={more.isRunning} onClick={() => more.isRunning || startMore()}>
            Show more
          </Button>
        </p>
      )}
    </section>
  )
}

/** Focuses the first of the next page when it has come, and says how many there are now. */
function useFocusOnMore(
  list: { readonly current: HTMLUListElement | null },
  count: number,
  start: (() => void) | undefined,
) {
  const announce = useAnnounce()
  const countBefore = useRef<number>(undefined)
  useEffect(() => {
    const before = countBefore.current
    if (before === undefined || count <= before) return
    countBefore.current = undefined
    list.current?.querySelectorAll('a')[before]?.focus()
    announce(`${count} customers shown`)
  }, [list, count, announce])
  return (
    start &&
    (() => {
      countBefore.current = count
      start()
    })
  )
}

/** A customer of the list: what tells them apart from the others, and nothing that is masked. */
function Match({ answer }: { answer: CustomerResponse }) {
  const { customer } = useOnScreen(answer)
  const queryClient = useQueryClient()
  const product = useProduct()
  const name = nameOf(customer)
  const { city, state } = customer.address ?? {}
  const place = [city, state].filter(Boolean).join(', ')
  return (
    <CustomerLink
      id={customer.id}
      onFollow={() => seedCustomer(queryClient, answer, product)}
      className="row-link match"
    >
      <span className="font-medium wrap-anywhere">
        {name === undefined ? (
          <span className="text-text-muted">{isNameWithheld(customer) ? 'Name masked' : 'Name not on file'}</span>
        ) : (
          <ReceivedText text={name} folds={false} />
        )}
      </span>{' '}
      <span translate="no" className="text-text-muted wrap-anywhere">
        {customer.id}
      </span>{' '}
      <span className="flex flex-wrap items-center gap-2">
        {customer.statuses?.length ? (
          countPrograms(customer.statuses).map(({ tone, text }) => (
            <Pill key={text} tone={tone}>
              {text}
            </Pill>
          ))
        ) : (
          <span className="text-text-muted">No card programs</span>
        )}
      </span>{' '}
      <span className="wrap-anywhere">{place && <ReceivedText text={place} folds={false} />}</span>
    </CustomerLink>
  )
}
