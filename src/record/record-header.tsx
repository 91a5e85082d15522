import type { CustomerResponse } from '../api/customer'
import { formatElapsed, formatLatency } from '../format/elapsed'
import { mixedScripts } from '../format/hidden-characters'
import { formatIsoUtc } from '../format/timestamp'
import { Button } from '../ui/button'
import { CopyButton } from '../ui/copy-button'
import { Icon } from '../ui/icon'
import { useNow, useLocaleSettings } from '../ui/locale-settings'
import type { Refresh } from './customer-record'
import { isNameWithheld, nameOf } from '../customers/customer-name'
import { writeCustomerSummary } from './customer-summary'
import { ReceivedText } from '../record-kit/received-text'
import { useProduct } from '../customers/use-product'

interface Props {
  answer: CustomerResponse
  refresh: Refresh
  view: 'record' | 'json'
  onView: (view: 'record' | 'json') => void
}

/** The customer's name and ID, how old the data is, and the actions on the record. */
export function RecordHeader({ answer, refresh, view, onView }: Props) {
  const { customer } = answer
  const localeSettings = useLocaleSettings()
  const product = useProduct()
  const name = nameOf(customer)
  const scripts = name ? mixedScripts(name) : []
  return (
    <header className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 pb-4">
      <div className="min-w-0 flex-1 basis-80">
        <h1 tabIndex={-1}>
          {name ? (
            <ReceivedText text={name} />
          ) : (
            <span className="text-text-muted">{isNameWithheld(customer) ? 'Name hidden' : 'Name not on file'}</span>
          )}
        </h1>
        {scripts.length > 0 && (
          <p className="text-caution">{`This name mixes ${scripts.join(' and ')} letters, which can look alike.`}</p>
        )}
        <div className="mt-1 flex flex-wrap items-center gap-x-2 text-text-muted">
          <span className="flex items-center">
            <span className="font-mono text-text wrap-anywhere @max-[24rem]:text-xs @max-[24rem]:tracking-tight">
              <ReceivedText text={customer.id} />
            </span>
            <CopyButton name="customer ID" text={() => customer.id} />
          </span>
          <Freshness answer={answer} />
          {answer.unmasked !== undefined && <span className="no-print">reveals are not recorded</span>}
        </div>
      </div>
      <div className="flex flex-wrap gap-1.5 no-print @max-[24rem]:[&_svg]:hidden">
        <CopyButton name="summary" text={() => writeCustomerSummary(answer, localeSettings, product)}>
          Copy summary
        </CopyButton>
        <Button aria-pressed={view === 'json'} onClick={() => onView(view === 'json' ? 'record' : 'json')}>
          JSON
        </Button>
        <Button aria-disabled={refresh.running} onClick={() => !refresh.running && refresh.start()}>
          <Icon shape="refresh" />
          <span>{refresh.running ? 'Refreshing' : 'Refresh'}</span>
        </Button>
      </div>
    </header>
  )
}

function Freshness({ answer }: { answer: CustomerResponse }) {
  const now = useNow(1_000)
  const { clockOffset } = useLocaleSettings()
  return (
    <>
      <span className="hidden print:inline">
        {`as of ${formatIsoUtc(new Date(answer.receivedAt + clockOffset))}, ${location.host}`}
      </span>
      <span className="tabular-nums no-print">
        {`fetched ${formatElapsed(Math.max(0, now - answer.receivedAt))} ago, in ${formatLatency(answer.latency)}`}
      </span>
    </>
  )
}
