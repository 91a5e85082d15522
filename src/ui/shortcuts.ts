import { useEffect, useEffectEvent, useSyncExternalStore } from 'react'
import { isComposing, isTyping } from './is-typing'
import { areSingleKeysOn, onSingleKeysChange } from './single-keys'

/** All single keys of the app, in the order of the list that an agent sees. One list, so that no key is used twice. */
const allKeys = ['/', 'V', 'C', 'J', 'R', '?'] as const

/** A key as it is printed on a keyboard; a letter works in either case. */
export type ShortcutKey = (typeof allKeys)[number]

interface Shortcut {
  key: ShortcutKey
  /** What the key does, as a sentence without a period: "Refresh the record". */
  description: string
  run: () => void
}

let registered: readonly Shortcut[] = []
const listeners = new Set<() => void>()

/**
 * Runs `action` when the key is pressed alone, as long as the component is mounted and single keys are on. Not while the
 * agent types in a field or a modal dialog is open (WCAG 2.1.4), with Ctrl, Alt or Meta, while an input method composes, or
 * while a key is held down. A covered or locked page takes no keys at all (session-guard.tsx).
 *
 * Returns the key, for `aria-keyshortcuts` and the tooltip of the control that does the same; undefined while single
 * keys are off.
 */
export function useShortcut(key: ShortcutKey, description: string, action: () => void): ShortcutKey | undefined {
  const run = useEffectEvent(action)
  useEffect(() => register({ key, description, run: () => run() }), [key, description])
  return useSingleKeys() ? key : undefined
}

/** Whether single keys are on, for a component that is rendered again when that changes. */
export const useSingleKeys = (): boolean => useSyncExternalStore(onSingleKeysChange, areSingleKeysOn)

/** The shortcuts of the components on the page, in a fixed order. */
export function useShortcuts(): Shortcut[] {
  const shortcuts = useSyncExternalStore(subscribe, () => registered)
  return allKeys.flatMap((key) => shortcuts.find((shortcut) => shortcut.key === key) ?? [])
}

function register(shortcut: Shortcut): () => void {
  document.addEventListener('keydown', press) // once: adding the same listener again does nothing
  change([...registered, shortcut])
  return () => change(registered.filter((other) => other !== shortcut))
}

function change(next: readonly Shortcut[]) {
  registered = next
  listeners.forEach((listener) => listener())
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function press(event: KeyboardEvent) {
  const hasModifier = event.ctrlKey || event.altKey || event.metaKey
  if (!areSingleKeysOn() || hasModifier || event.repeat || isComposing(event)) return
  if (isTyping(event) || document.querySelector(':modal')) return
  const shortcut = registered.find(({ key }) => key === event.key.toUpperCase())
  if (!shortcut) return
  event.preventDefault()
  shortcut.run()
}
