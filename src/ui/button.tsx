import type { ComponentProps } from 'react'
import { type ButtonVariant, buttonClass } from './button-class'

interface Props extends ComponentProps<'button'> {
  variant?: ButtonVariant
}

/** A `<button>` of type "button" unless `type` says otherwise. `className` adds to the variant's classes. */
export function Button({ variant, className = '', ...props }: Props) {
  return <button type="button" className={`${buttonClass(variant)} ${className}`} {...props} />
}
