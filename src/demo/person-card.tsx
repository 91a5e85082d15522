import { CustomerLink } from '../customers/customer-link'
import { Pill } from '../ui/pill'
import type { Card } from './cards'

/** A person or a failure, and the link to its record. */
export function PersonCard({ card: { id, initials, name, place, country, story, pills } }: { card: Card }) {
  return (
    <CustomerLink id={id} className="panel person">
      {initials && (
        <span aria-hidden="true" className="person-initials">
          {initials}
        </span>
      )}
      <span className="person-head">
        <bdi className={initials === '?' ? 'person-name text-text-muted' : 'person-name'}>{name}</bdi>
        <span className="person-pills">
          {pills.map(({ tone, text }) => (
            <Pill key={text} tone={tone}>
              {text}
            </Pill>
          ))}
        </span>
      </span>
      <span className="demo-note person-place">
        {country && <span className="person-country">{country}</span>}
        <span className="wrap-anywhere">{place}</span>
      </span>
      <span className="person-story">{story}</span>
    </CustomerLink>
  )
}
