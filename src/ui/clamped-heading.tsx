import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Button } from './button'

/** What three lines can hold at most, at any width. More is not put into the page before it is asked for. */
const longestShown = 600

interface Props {
  text: string
  /** Renders the text, or its first part. */
  children: (text: string) => ReactNode
}

/** A page's heading of at most three lines, with a button that shows the rest. */
export function ClampedHeading({ text, children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null)
  const [open, setOpen] = useState(false)
  const [isCut, setIsCut] = useState(false)

  useEffect(() => {
    const element = heading.current
    if (!element || open) return
    const observer = new ResizeObserver(() => setIsCut(element.scrollHeight > element.clientHeight + 1))
    observer.observe(element)
    return () => observer.disconnect()
  }, [open, text])

  return (
    <>
      <h1 ref={heading} tabIndex={-1} className={`min-w-0 ${open ? '' : 'line-clamp-3'}`}>
        {children(open ? text : text.slice(0, longestShown))}
      </h1>
      {(isCut || open) && (
        <Button variant="quiet" className="-ms-1.5" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? 'Show less' : 'Show all'}
        </Button>
      )}
    </>
  )
}
