import { expect, vi } from 'vitest'

/** Opens and reveals whatever on the page can be, and what comes to light by it. */
export async function openEverything(): Promise<void> {
  await vi.waitFor(
    () => {
      const closed = [...document.querySelectorAll<HTMLElement>('details:not([open]) > summary, button')].filter(
        (control) => control.tagName === 'SUMMARY' || /^Show (?!less)/.test(control.textContent),
      )
      closed.forEach((control) => control.click())
      expect(closed).toEqual([])
      expect(document.querySelector('button[aria-disabled=true]')).toBeNull() // a value on its way
    },
    { interval: 5, timeout: 30_000 },
  )
}
