import { type ReactNode, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { Button } from './button'

/** Rows rendered at first and with each click: a page with 20,000 rows does not respond. */
const rowsAtOnce = 200

interface Props<Item> {
  items: readonly Item[]
  className: string
  /** Renders one row: an <li> with a key. */
  children: (item: Item, index: number) => ReactNode
}

/** A list of any length: 200 rows, and a button that counts the rest and shows 200 more. */
export function LimitedList<Item>({ items, className, children }: Props<Item>) {
  const [limit, setLimit] = useState(rowsAtOnce)
  const left = items.length - limit
  const list = useRef<HTMLUListElement>(null)

  function showMore() {
    flushSync(() => setLimit(limit + rowsAtOnce))
    if (left > rowsAtOnce) return
    // The focused button has been removed. Focus moves to the first new row, or it would return to the top of the page.
    const firstNew = list.current?.children[limit]
    if (!(firstNew instanceof HTMLElement)) return
    firstNew.tabIndex = -1
    firstNew.focus()
  }

  return (
    <>
      <ul ref={list} className={className}>
        {items.slice(0, limit).map(children)}
      </ul>
      {left > 0 && (
        <Button className="mt-2" onClick={showMore}>
          {`Show ${Math.min(left, rowsAtOnce)} more of ${left}`}
        </Button>
      )}
    </>
  )
}
