/**
 * `primary`: the one main action of a page. `quiet`: without a border, for a button beside a value or in a heading.
 * `icon`: an icon alone, which needs a name and a Tooltip.
 */
export type ButtonVariant = 'default' | 'primary' | 'quiet' | 'icon'

const classes: Record<ButtonVariant, string> = {
  default: 'button',
  primary: 'button button-primary',
  quiet: 'button button-quiet',
  icon: 'button icon-button',
}

/**
 * The classes of a button, for a link that looks like one; a `<button>` is a `<Button>`. They are defined in styles.css
 * and not as utilities here, because index.html draws the "Look up" button before any script has run.
 */
export function buttonClass(variant: ButtonVariant = 'default'): string {
  return classes[variant]
}
