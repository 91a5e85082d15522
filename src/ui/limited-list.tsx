import { type ReactNode, useState } from 'react'

/** Rows drawn at once; a page with 20,000 answers no click. */
const rowsAtOnce = 200

interface Props<Item> {
  items: readonly Item[]
  className: string
  /** Draws one row, an <li> with a key. */
  children: (item: Item, index: number) => ReactNode
}

/** A list of any length: the first 200 rows, the rest counted and a click away. */
export function LimitedList<Item>({ items, className, children }: Props<Item>) {
  const [limit, setLimit] = useState(rowsAtOnce)
  const left = items.length - limit
  return (
    <>
      <ul className={className}>{items.slice(0, limit).map(children)}</ul>
      {left > 0 && (
        <button type="button" className="button mt-2" onClick={() => setLimit(limit + rowsAtOnce)}>
          {`Show ${Math.min(left, rowsAtOnce)} more of ${left}`}
        </button>
      )}
    </>
  )
}
