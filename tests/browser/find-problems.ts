import axe from 'axe-core'
import { cdp, page } from 'vitest/browser'

/** The page's own output stands beside the app in tests only (open-app.tsx). */
const context = { exclude: ['[aria-label="Address bar"]'] }

const allRules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What axe judges by colour. Nothing else differs between the themes, so in the dark one only these run: half the time. */
const colourRules = ['color-contrast', 'link-in-text-block']

interface Look {
  width: number
  theme: 'light' | 'dark'
  rules: string[]
}

/** Each width in each theme. */
const everyLook: Look[] = [320, 1024].flatMap((width): Look[] => [
  { width, theme: 'light', rules: allRules },
  { width, theme: 'dark', rules: colourRules },
])

/** Each width and each theme once, for the many records that are made of the same parts: no colour depends on a width. */
export const eachLookOnce: Look[] = [
  { width: 320, theme: 'light', rules: allRules },
  { width: 1024, theme: 'dark', rules: allRules },
]

/**
 * What is wrong with the page as it stands, one line each: axe's violations at 320 and 1024 px, light and dark, and
 * what axe does not measure: sideways scrolling, small, cut and overlapping controls, also with text at 200 % and at a zoom
 * of 400 %.
 */
export async function findProblems(looks = everyLook): Promise<string[]> {
  const problems: string[] = []
  for (const { width, theme, rules } of looks) {
    await page.viewport(width, 800)
    await emulate({ 'prefers-color-scheme': theme })
    const layout = rules === colourRules ? [] : findLayoutProblems()
    problems.push(...tell(`${width} px, ${theme}`, [...(await findViolations(rules)), ...layout]))
  }
  await page.viewport(320, 256)
  problems.push(...tell('1280 px at a zoom of 400 %', findLayoutProblems()))
  document.documentElement.style.fontSize = '200%'
  for (const width of [320, 640, 1280]) {
    await page.viewport(width, 800)
    problems.push(...tell(`${width} px, text at 200 %`, findLayoutProblems()))
  }
  document.documentElement.style.fontSize = ''
  return problems
}

/** Has the browser say what a person's system would: theme, forced colours, less motion. What is not named is reset. */
export async function emulate(media: Record<string, string>): Promise<void> {
  // Colours fade where motion is welcome, and axe would measure one on its way.
  const features = Object.entries({ 'prefers-reduced-motion': 'reduce', ...media })
  await cdp().send('Emulation.setEmulatedMedia', { features: features.map(([name, value]) => ({ name, value })) })
}

/** Everything that takes a click or a key and is on the screen; under a modal dialog nothing does. */
export function visibleControls(): HTMLElement[] {
  const top = document.querySelector(':modal') ?? document
  const controls = top.querySelectorAll<HTMLElement>('a[href], button, summary, select, input')
  return [...controls].filter((control) => control.checkVisibility())
}

async function findViolations(runOnly: string[]): Promise<string[]> {
  const { violations } = await axe.run(context, { runOnly, resultTypes: ['violations'], preload: false })
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
}

function findLayoutProblems(): string[] {
  const controls = visibleControls().map((control) => ({ control, rects: [...control.getClientRects()] }))
  const { scrollWidth } = document.documentElement
  const titles = [...document.querySelectorAll('h1')].filter((title) => title.checkVisibility())
  return [
    ...(titles.length === 1 ? [] : [`${titles.length} titles`]),
    ...(scrollWidth > innerWidth ? [`scrolls sideways: ${scrollWidth} px`] : []),
    ...controls.filter(({ rects }) => rects.some(isOutside)).map(({ control }) => `off the screen: ${nameOf(control)}`),
    ...controls.filter(({ control }) => isCut(control)).map(({ control }) => `cut off: ${nameOf(control)}`),
    ...controls.filter(({ control }) => isSmall(control)).map(({ control }) => `under 24 px: ${nameOf(control)}`),
    ...controls.flatMap(({ control, rects }, index) =>
      controls
        .slice(index + 1)
        .filter((other) => layerOf(control) === layerOf(other.control))
        .filter((other) => rects.some((rect) => other.rects.some((otherRect) => overlap(rect, otherRect))))
        .map((other) => `overlap: ${nameOf(control)} and ${nameOf(other.control)}`),
    ),
  ]
}

/** What floats over the page: the demo's panel, and a menu. */
const layerOf = (control: Element) => control.closest('aside, [popover]')

const isOutside = ({ left, right }: DOMRect) => left < 0 || right > innerWidth + 0.5

const isCut = (control: HTMLElement) => control.tagName === 'BUTTON' && control.scrollWidth > control.clientWidth + 1

/** Links in the run of text are as high as its lines, and a checkbox is the browser's: axe judges how far apart they are. */
function isSmall(control: HTMLElement): boolean {
  if (control.matches('[type=checkbox]')) return false
  const { width, height } = control.getBoundingClientRect()
  return getComputedStyle(control).display !== 'inline' && (width < 24 || height < 24)
}

const overlap = (a: DOMRect, b: DOMRect) =>
  a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1

const nameOf = (control: HTMLElement) => control.getAttribute('aria-label') ?? control.textContent

const tell = (where: string, problems: string[]) => problems.map((problem) => `${where}: ${problem}`)
