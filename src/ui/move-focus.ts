import type { KeyboardEvent } from 'react'

/**
 * Moves the focus to the next or previous link of an element at the press of an arrow key. `onTop`: arrow up on the first
 * link. With the focus on none of them, arrow down goes to the first.
 */
export function moveFocus(event: KeyboardEvent<HTMLElement>, onTop: () => void = () => {}): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (step === 0) return
  event.preventDefault()
  const links = [...event.currentTarget.querySelectorAll('a')]
  const focused = links.findIndex((link) => link === document.activeElement)
  if (focused + step < 0) onTop()
  else links[focused + step]?.focus()
}
