/** `primary`: the one main action of a page. `quiet`: without a border, for a button beside a value or in a heading. */
export type ButtonVariant = 'default' | 'primary' | 'quiet'

const classes: Record<ButtonVariant, string> = {
  default: 'button',
  primary: 'button button-primary',
  quiet: 'button button-quiet',
}

/**
 * The classes of a button, for a link that looks like one; a `<button>` is a `<Button>`. They are defined in styles.css
 * and not as utilities here, because index.html draws the "Look up" button before any script has run.
 */
export function buttonClass(variant: ButtonVariant = 'default'): string {
  return classes[variant]
}
