import type { KeyboardEvent, Ref } from 'react'
import { CustomerLink } from '../customers/customer-link'

interface Props {
  ref: Ref<HTMLUListElement>
  ids: readonly string[]
  onChoose: () => void
  /** Arrow up on the first ID, or Escape: focus returns to the box. */
  onLeave: (key: 'ArrowUp' | 'Escape') => void
}

/** The IDs found in a pasted text. The agent chooses one by click, Tab or arrow keys. */
export function CandidateList({ ref, ids, onChoose, onLeave }: Props) {
  function moveFocus(event: KeyboardEvent<HTMLUListElement>) {
    if (event.key === 'Escape') onLeave('Escape')
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step === 0) return
    event.preventDefault()
    const links = [...event.currentTarget.querySelectorAll('a')]
    const focused = links.findIndex((link) => link === document.activeElement)
    if (focused + step < 0) onLeave('ArrowUp')
    else links[focused + step]?.focus()
  }

  return (
    <div className="mt-3">
      <h2>{`${ids.length} IDs found in what you pasted`}</h2>
      <ul ref={ref} translate="no" className="mt-1 divide-y divide-border" onKeyDown={moveFocus}>
        {ids.map((id) => (
          <li key={id}>
            <CustomerLink id={id} onFollow={onChoose} className="block py-2 font-mono wrap-anywhere">
              {id}
            </CustomerLink>
          </li>
        ))}
      </ul>
    </div>
  )
}
