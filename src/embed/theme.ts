import { type PortalState, type Theme, colorNames } from './protocol'

/** Backgrounds and the texts that appear on each of them, by the names of styles.css. */
const backgrounds = ['background', 'surface', 'sunken']
const texts = ['text', 'text-muted', 'accent', 'positive', 'caution', 'critical', 'neutral']
const pairs: readonly (readonly [text: string, background: string])[] = [
  ...backgrounds.flatMap((background) => texts.map((text) => [text, background] as const)),
  ['on-accent', 'accent'],
]
/** The least contrast of a text on its background (WCAG 1.4.3). */
const minContrast = 4.5

/**
 * Applies the portal's theme, density and colours to the page. The colours are applied together or not at all: none
 * where one text would fall below 4.5:1 on its background, in any scheme that the theme allows.
 */
export function applyTheme({ theme, colors, density }: PortalState): void {
  const { style, dataset } = document.documentElement
  dataset.density = density
  removeColors()
  for (const [name, color] of Object.entries(colors)) style.setProperty(`--color-${name}`, color)
  // Each scheme is set and measured in turn, before the browser paints again.
  const schemes: readonly Theme[] = theme === 'system' ? ['light', 'dark'] : [theme]
  const isReadable = schemes.every((scheme) => {
    setScheme(scheme)
    return pairs.every(([text, background]) => contrast(computeColor(text), computeColor(background)) >= minContrast)
  })
  if (!isReadable) removeColors()
  setScheme(theme)
}

function removeColors() {
  for (const name of colorNames) document.documentElement.style.removeProperty(`--color-${name}`)
}

function setScheme(theme: Theme) {
  const { dataset } = document.documentElement
  if (theme === 'system') delete dataset.theme
  else dataset.theme = theme
}

/** Red, green and blue, 0 to 255, of a colour of the page: only the browser can resolve a CSS variable. */
function computeColor(name: string): number[] {
  const { style } = document.documentElement
  style.outlineColor = `var(--color-${name})`
  const { outlineColor } = getComputedStyle(document.documentElement)
  style.outlineColor = ''
  return (outlineColor.match(/\d+/g) ?? []).map(Number)
}

/** The contrast ratio of two colours, 1 to 21 (WCAG). */
function contrast(one: readonly number[], other: readonly number[]): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

/** The relative luminance of a colour, 0 to 1 (WCAG). */
function luminance(color: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = color.map((part) => {
    const share = part / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
