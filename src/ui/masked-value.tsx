interface Props {
  /** What is hidden: "SSN last four". */
  name: string
  /** Dots of a fixed shape, which tell nothing of the value's length. */
  dots: string
}

/** What stands in for a hidden value. The value itself is not in the page. */
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
