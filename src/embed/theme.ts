import { type PortalState, type Theme, colorNames } from './protocol'

/** Signs that are read on these grounds, each at 4.5:1 at least (WCAG 1.4.3). A portal sets all grounds but the last. */
const grounds = ['background', 'surface', 'sunken']
const signs = ['text', 'text-muted', 'accent', 'positive', 'caution', 'critical', 'neutral']
const pairs: readonly (readonly [sign: string, ground: string])[] = [
  ...grounds.flatMap((ground) => signs.map((sign) => [sign, ground] as const)),
  ['on-accent', 'accent'],
]
const least = 4.5

/** Wears the portal's theme and density. Its colours count together or not at all: none may make a text of ours unreadable. */
export function wear({ theme, colors, density }: PortalState): void {
  const { style, dataset } = document.documentElement
  dataset.density = density
  for (const name of colorNames) style.removeProperty(`--color-${name}`)
  for (const [name, color] of Object.entries(colors)) style.setProperty(`--color-${name}`, color)
  // Tried on before the next picture, in each scheme that may come to be worn.
  const schemes: readonly Theme[] = theme === 'system' ? ['light', 'dark'] : [theme]
  const readable = schemes.every((scheme) => {
    choose(scheme)
    return pairs.every(([sign, ground]) => contrast(find(sign), find(ground)) >= least)
  })
  if (!readable) for (const name of colorNames) style.removeProperty(`--color-${name}`)
  choose(theme)
}

function choose(theme: Theme) {
  const { dataset } = document.documentElement
  if (theme === 'system') delete dataset.theme
  else dataset.theme = theme
}

/** A colour as the browser would paint it, red, green and blue, 0 to 255: only it knows what a variable comes to. */
function find(name: string): number[] {
  const { style } = document.documentElement
  style.outlineColor = `var(--color-${name})`
  const { outlineColor } = getComputedStyle(document.documentElement)
  style.outlineColor = ''
  return (outlineColor.match(/\d+/g) ?? []).map(Number)
}

/** WCAG's contrast ratio of two colours, 1 to 21. */
function contrast(one: readonly number[], other: readonly number[]): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

/** Relative luminance, 0 to 1. */
function luminance(color: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = color.map((part) => {
    const share = part / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
