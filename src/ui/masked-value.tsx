interface Props {
  /** The name of the hidden value: "SSN last four". */
  name: string
  /** Dots in a fixed pattern, which must not depend on the value's length. */
  dots: string
}

/** Shown in place of a hidden value, which is not in the page. */
export function MaskedValue({ name, dots }: Props) {
  return (
    <span>
      <span aria-hidden="true" className="font-mono tracking-wider">
        {dots}
      </span>
      <span className="sr-only">{`${name}, hidden`}</span>
    </span>
  )
}
