import { useQueryClient } from '@tanstack/react-query'
import type { CustomerResponse } from '../api/customer'
import { normalizeId } from '../customer-id/customer-id'
import { formatElapsed } from '../format/elapsed'
import { shortId } from '../format/short-id'
import { Button } from '../ui/button'
import { useNow } from '../ui/locale-settings'
import { Pill } from '../ui/pill'
import { Section } from '../ui/section'
import { customerKeys } from './customer-keys'
import { CustomerLink } from './customer-link'
import { nameOf } from './customer-name'
import { isNotFound } from './customer-query'
import { useDeployment } from './deployment'
import { focusLookupBox } from './focus-lookup-box'
import { countPrograms } from './program-counts'
import { clearRecents, useRecents } from './recents'
import { useScreenShare } from './screen-share'

interface Props {
  /** The customer on the page, who is left out. */
  exceptId?: string
  /** How many at most: beside a record, so that it fits the screen. */
  atMost?: number
}

/** The lookups of this session, newest first. Nothing if there are none. */
export function RecentList({ exceptId = '', atMost }: Props) {
  const recents = useAvailableRecents()
    .filter(({ id }) => normalizeId(id) !== normalizeId(exceptId))
    .slice(0, atMost)
  const now = useNow(30_000)
  if (recents.length === 0) return null

  function clear() {
    clearRecents()
    focusLookupBox() // the focused button is removed
  }

  return (
    <Section
      title="Recent"
      summary={
        <Button variant="quiet" className="-me-1.5 text-text-muted" onClick={clear}>
          Clear<span className="sr-only"> recent lookups</span>
        </Button>
      }
    >
      <ul className="divide-y divide-border/60">
        {recents.map(({ id, product = '', at }) => (
          <li key={id + product}>
            <CustomerLink
              id={id}
              product={product}
              className="row-link flex flex-wrap items-center gap-x-3 @min-[18rem]:flex-nowrap"
            >
              <RecentLabel id={id} product={product} />
              <span className="ms-auto whitespace-nowrap text-text-muted tabular-nums">
                {`${product && `${product}, `}${formatElapsed(Math.max(0, now - at))} ago`}
              </span>
            </CustomerLink>
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** The recent lookups, without those of a product that is no longer configured: they would open in another product. */
export function useAvailableRecents() {
  const { products } = useDeployment()
  return useRecents().filter(({ product = '' }) => (products.length > 0 ? products.includes(product) : product === ''))
}

/**
 * Name, unless the screen is shared, ID and most important status. The ID alone once the record is no longer in memory: the
 * stored list holds no more.
 */
function RecentLabel({ id, product }: { id: string; product: string }) {
  const isSharing = useScreenShare()
  const state = useQueryClient().getQueryState<CustomerResponse>(customerKeys.detail(id, product))
  const name = state?.data && !isSharing ? nameOf(state.data.customer) : undefined
  const [count] = countPrograms(state?.data?.customer.statuses ?? [])
  return (
    <>
      {name !== undefined && isPlain(name) && (
        <bdi translate="no" className="truncate font-medium">
          {name}
        </bdi>
      )}
      <span translate="no" className="shrink-0 text-text-muted">
        {shortId(id)}
      </span>
      {isNotFound(state?.error) && <span className="text-text-muted">not found</span>}
      {count && (
        <span className="inline-flex shrink-0 in-[.record-rail]:hidden @max-[26rem]:hidden">
          <Pill tone={count.tone}>{count.text}</Pill>
        </span>
      )}
    </>
  )
}

/** Whether the name has no hidden characters or unusual spaces. Other names are shown on the record only, with marks. */
function isPlain(name: string): boolean {
  return /^[!-~]+(?: [!-~]+)*$/.test(name) || !/^ | $| {2}|[^\P{Zs} ]|[\p{C}\p{Zl}\p{Zp}]/u.test(name)
}
