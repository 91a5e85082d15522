/**
 * Copies text to the clipboard. Resolves to whether that worked.
 *
 * The clipboard API is refused in a frame without `allow="clipboard-write"` and on plain HTTP. The deprecated command
 * still works there, with a temporary text area.
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
  // Inside a modal dialog, because text outside of it cannot be selected.
  const container = focused?.closest('dialog') ?? document.body
  container.append(area)
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
