interface Props<Value extends string> {
  label: string
  options: readonly { value: Value; label: string }[]
  value: Value
  onChange: (value: Value) => void
  className: string
}

/** Buttons of which one is pressed. */
export function ButtonGroup<Value extends string>({ label, options, value, onChange, className }: Props<Value>) {
  return (
    <div role="group" aria-label={label} className={`presenter-group ${className}`}>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          aria-pressed={option.value === value}
          onClick={() => onChange(option.value)}
        >
          {option.label}
        </button>
      ))}
    </div>
  )
}
