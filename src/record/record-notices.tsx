import type { LookupError } from '../api/errors'
import type { CustomerResponse, ContractDeviation } from '../api/customer'
import { formatClock } from '../format/timestamp'
import { LimitedList } from '../ui/limited-list'
import { Notice } from '../ui/notice'
import { useLocaleSettings } from '../ui/locale-settings'
import type { Refresh } from './customer-record'
import { useDeployment } from '../customers/deployment'
import { describeFailure } from '../failures/describe-failure'
import { CopyFailure } from '../failures/failure-details'
import { ReceivedText } from '../record-kit/received-text'

interface Props {
  answer: CustomerResponse
  refresh: Refresh
}

/** Notices above the record: a failed refresh, a found spelling, and deviations from the API's contract. */
export function RecordNotices({ answer, refresh }: Props) {
  const { deviations, foundAs } = answer
  if (!refresh.error && !foundAs && deviations.length === 0) return null
  return (
    <div className="grid gap-2 pb-4">
      {refresh.error && <FailedRefresh answer={answer} error={refresh.error} />}
      {foundAs && <Notice>Found after changing letter case.</Notice>}
      {deviations.length > 0 && <Deviations deviations={deviations} />}
    </div>
  )
}

/** After a failed refresh the record stays, with the time of its data. */
function FailedRefresh({ answer, error }: { answer: CustomerResponse; error: LookupError }) {
  const { locale, timeZone, clockOffset } = useLocaleSettings()
  const { title } = describeFailure(error, useDeployment())
  const time = formatClock(new Date(answer.receivedAt + clockOffset), locale, timeZone)
  return (
    <div role="alert">
      <Notice tone="caution">
        <span>{`Could not refresh: ${title}. This is the record as of ${time}. `}</span>
        <CopyFailure id={answer.customer.id} error={error} />
      </Notice>
    </div>
  )
}

/** Shows the path and kind of each deviation, never its value: it may be in a masked field. */
function Deviations({ deviations }: { deviations: readonly ContractDeviation[] }) {
  return (
    <Notice>
      <details>
        <summary>
          {`${deviations.length === 1 ? '1 thing in this answer was' : `${deviations.length} things in this answer were`} not expected`}
        </summary>
        <LimitedList items={deviations} className="mt-1 list-disc ps-5">
          {({ path, found }, index) => (
            <li key={index}>
              <span className="font-mono wrap-anywhere">
                <ReceivedText text={path} />
              </span>
              <span>{`: ${found}`}</span>
            </li>
          )}
        </LimitedList>
        <p className="mt-1 text-text-muted">
          Everything is shown as received, or masked. The API may have changed: tell the people who run this tool.
        </p>
      </details>
    </Notice>
  )
}
