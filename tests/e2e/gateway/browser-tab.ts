export type Role = 'button' | 'heading' | 'searchbox'

/**
 * A tab in a browser of any engine. Elements are found by the role and the name that the browser tells a screen reader;
 * each step waits for its element, for at most 30 s.
 */
export interface BrowserTab {
  /** "firefox/153.0", as the driver says it. */
  version: string
  /** What the browser wrote to the page's console; undefined where the driver does not tell. */
  console: readonly string[] | undefined
  open(url: string): Promise<unknown>
  back(): Promise<unknown>
  url(): Promise<string>
  see(role: Role, name: string): Promise<unknown>
  click(role: Role, name: string): Promise<unknown>
  /** Types into a field, and presses Enter. */
  enter(role: Role, name: string, text: string): Promise<unknown>
  /** The text on the screen. */
  text(): Promise<unknown>
  /** The value of a JavaScript expression in the page. */
  evaluate(expression: string): Promise<unknown>
  /** From here to the next `open`, every step is about the page in the one frame of this page. */
  enterFrame(): Promise<unknown>
}
