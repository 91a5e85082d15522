import type { KeyboardEvent, Ref } from 'react'
import { CustomerLink } from '../customers/customer-link'
import { moveFocus } from '../ui/move-focus'

interface Props {
  ref: Ref<HTMLUListElement>
  ids: readonly string[]
  onChoose: () => void
  /** Arrow up on the first ID, or Escape: focus returns to the box. */
  onLeave: (key: 'ArrowUp' | 'Escape') => void
}

/** The IDs found in a pasted text. The agent chooses one by click, Tab or arrow keys. */
export function CandidateList({ ref, ids, onChoose, onLeave }: Props) {
  function press(event: KeyboardEvent<HTMLUListElement>) {
    if (event.key === 'Escape') onLeave('Escape')
    moveFocus(event, () => onLeave('ArrowUp'))
  }

  return (
    <div className="panel section mt-3 [--panel-padding:0.5rem]">
      <h2 className="py-3">{`${ids.length} IDs found in what you pasted`}</h2>
      <ul ref={ref} translate="no" className="divide-y divide-border/60" onKeyDown={press}>
        {ids.map((id) => (
          <li key={id}>
            <CustomerLink id={id} onFollow={onChoose} className="row-link block wrap-anywhere @max-[22rem]:text-xs">
              {id}
            </CustomerLink>
          </li>
        ))}
      </ul>
    </div>
  )
}
