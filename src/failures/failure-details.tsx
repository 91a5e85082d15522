import { useDeployment } from '../customers/deployment'
import { useProduct } from '../customers/use-product'
import { formatTimestamp } from '../format/timestamp'
import { CopyButton } from '../ui/copy-button'
import { Field, FieldList } from '../ui/field-list'
import { useLocaleSettings } from '../ui/locale-settings'
import { writeFailureReport } from './failure-report'
import type { FailureProps } from './session-ended'

/** What an agent compares with the ticket, and quotes to support. */
export function FailureDetails({ id, error: { details } }: Pick<FailureProps, 'id' | 'error'>) {
  const { locale, timeZone, clockOffset } = useLocaleSettings()
  const { requestId, status } = details
  return (
    <FieldList>
      <Field label="ID" actions={<CopyButton name="ID" text={() => id} />}>
        <span translate="no">{id}</span>
      </Field>
      {status !== undefined && (
        <Field label="Status">
          <span className="tabular-nums">{status}</span>
        </Field>
      )}
      {requestId && (
        <Field label="Request ID" actions={<CopyButton name="request ID" text={() => requestId} />}>
          <span translate="no">{requestId}</span>
        </Field>
      )}
      <Field label="Time">
        <span className="tabular-nums">{formatTimestamp(new Date(details.at + clockOffset), locale, timeZone)}</span>
      </Field>
    </FieldList>
  )
}

interface CopyFailureProps extends Omit<FailureProps, 'onRetry'> {
  variant?: 'primary'
}

/** Copies the failure report for support. */
export function CopyFailure({ id, error, variant, byPartnerId = false }: CopyFailureProps) {
  const product = useProduct()
  const { appName, environment } = useDeployment()
  return (
    <CopyButton
      variant={variant}
      name="details"
      text={() => writeFailureReport(id, error, { appName, environment, product, byPartnerId })}
    >
      Copy details
    </CopyButton>
  )
}
