import { Fragment, useEffect, useState } from 'react'
import type { CustomerResponse } from '../api/customer'
import { mailtoHref } from '../format/email'
import { formatLanguage } from '../format/language'
import { formatNorthAmericanPhone, formatPhone, telHref } from '../format/phone'
import { FieldList } from '../ui/field-list'
import { Section } from '../ui/section'
import { useLocaleSettings } from '../ui/locale-settings'
import { ReceivedText } from '../record-kit/received-text'
import { FieldNote } from '../record-kit/field-note'
import { RecordField, deviationAt } from '../record-kit/record-field'

/** Email, phone and language. */
export function ContactSection({ answer: { customer, deviations } }: { answer: CustomerResponse }) {
  const { locale } = useLocaleSettings()
  const { email, phone, preferred_language: language } = customer
  const isWithheld = customer.withheld.some((field) => field === 'email' || field === 'phone')
  if (!email && !phone && !language && !isWithheld)
    return <Section inPanel title="Contact" summary="Email, phone and language not on file" />
  const oddPhone = deviationAt(deviations, 'phone')
  const isOddText = oddPhone?.received.startsWith('"') // `received` is JSON; a list or a number gets the usual note
  return (
    <Section inPanel title="Contact">
      <FieldList>
        <RecordField label="Email" field="email" value={email} deviation={deviationAt(deviations, 'email')}>
          {email && <EmailLink email={email} />}
        </RecordField>
        <RecordField label="Phone" field="phone" value={phone} deviation={isOddText ? undefined : oddPhone}>
          {phone && <Phone phone={phone} />}
          {isOddText && <FieldNote>not a standard number</FieldNote>}
        </RecordField>
        <RecordField label="Language" value={language} deviation={deviationAt(deviations, 'preferred_language')}>
          {language && <ReceivedText text={formatLanguage(language, locale)} />}
        </RecordField>
      </FieldList>
    </Section>
  )
}

function EmailLink({ email }: { email: string }) {
  const href = mailtoHref(email)
  if (!href) return <ReceivedText text={email} />
  // Breaks after the @ and the dots, and inside a word only where one is wider than its column.
  return (
    <a key={email} href={href}>
      {email.split(/(?<=[@.])/).map((part, index) => (
        <Fragment key={index}>
          {index > 0 && <wbr />}
          {part}
        </Fragment>
      ))}
    </a>
  )
}

function Phone({ phone }: { phone: string }) {
  const formatted = useFormattedPhone(phone)
  const href = telHref(phone)

  return (
    <span dir="ltr" className="tabular-nums">
      {href ? <a href={href}>{formatted ?? phone}</a> : <ReceivedText text={phone} />}
    </span>
  )
}

/** The formatted number. Undefined for numbers outside +1 until their data has loaded; shown as received until then. */
function useFormattedPhone(phone: string): string | undefined {
  const northAmerican = formatNorthAmericanPhone(phone)
  const [loaded, setLoaded] = useState<string>()
  useEffect(() => {
    if (northAmerican) return
    let current = true
    void formatPhone(phone).then((text) => current && setLoaded(text))
    return () => {
      current = false
    }
  }, [phone, northAmerican])
  return northAmerican ?? loaded
}
