import type { ReactNode } from 'react'
import type { Customer } from '../api/customer'
import { alpha2Of } from '../format/country'
import { displayName } from '../format/display-name'
import { formatClock, formatDay, formatTenure, isPlaceholderDate, readTimestamp } from '../format/timestamp'
import { usTimeZone } from '../format/us-time-zone'
import { ReceivedText } from '../record-kit/received-text'
import { useLocaleSettings, useNow } from '../ui/locale-settings'

/** A longer name of a place would fill the line. */
const longestPlace = 40

/**
 * What an agent wants to know before a call: the customer's language if it is not the page's, the time where they live,
 * since when they are a customer, and when the record last changed. What cannot be told is left out.
 */
export function CustomerFacts({ customer }: { customer: Customer }) {
  const { locale, timeZone, clockOffset } = useLocaleSettings()
  const now = new Date(useNow(10_000) + clockOffset)
  const language = foreignLanguage(customer.preferred_language, locale)
  const local = localTime(customer.address, now, locale)
  const created = readDate(customer.created_at)
  const updated = readDate(customer.updated_at)
  const tenure = created && formatTenure(created, now)
  return (
    <>
      {language && <Fact strong>{`Speaks ${language}`}</Fact>}
      {local && (
        <Fact>
          <span className="text-text tabular-nums">{local.time}</span>
          <span className="ps-1">
            in <ReceivedText text={local.place} />
          </span>
        </Fact>
      )}
      {tenure && <Fact>{`Customer for ${tenure}`}</Fact>}
      {updated && <Fact>{`Updated ${formatDay(updated, locale, timeZone)}`}</Fact>}
    </>
  )
}

function Fact({ strong = false, children }: { strong?: boolean; children: ReactNode }) {
  return <li className={strong ? 'text-text' : ''}>{children}</li>
}

/** "Spanish" for "es"; undefined for the language of the interface and for unknown codes. */
function foreignLanguage(code = '', locale: string): string | undefined {
  const [language] = code.trim().toLowerCase().split(/[-_]/)
  return language === 'en' ? undefined : displayName(code.trim(), locale, 'language', 'long')
}

/** The time at a US address, "9:03 AM", and its city; "about 9:03 AM" in a state of two time zones. */
function localTime(address: Customer['address'], now: Date, locale: string) {
  const { country = '', state = '', city } = address ?? {}
  const zone = alpha2Of(country) === 'US' ? usTimeZone(state) : undefined
  if (!zone) return undefined
  const clock = formatClock(now, locale, zone.timeZone)
  const place = city?.trim() && city.length <= longestPlace ? city.trim() : state.trim()
  return { time: zone.isExact ? clock : `about ${clock}`, place }
}

const readDate = (received = '') => (isPlaceholderDate(received) ? undefined : readTimestamp(received))
