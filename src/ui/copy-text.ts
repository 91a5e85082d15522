/**
 * Puts text on the clipboard; true when it is there.
 *
 * A frame without `allow="clipboard-write"` and a page on plain HTTP are refused the clipboard API;
 * the old command, from a text area that is gone again at once, still works there.
 */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return copyByCommand(text)
  }
}

function copyByCommand(text: string): boolean {
  const focused = document.activeElement
  const area = document.createElement('textarea')
  area.value = text
  area.readOnly = true
  area.className = 'sr-only'
  // Inside an open dialog, for what is outside of it cannot be selected.
  const home = focused?.closest('dialog') ?? document.body
  home.append(area)
  area.select()
  try {
    // oxlint-disable-next-line typescript/no-deprecated -- the only way where the clipboard API is refused
    return document.execCommand('copy')
  } catch {
    return false
  } finally {
    area.remove()
    if (focused instanceof HTMLElement) focused.focus({ preventScroll: true })
  }
}
