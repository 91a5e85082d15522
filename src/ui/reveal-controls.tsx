import type { Reveal } from './use-reveal'

interface ToggleProps {
  /** What is shown or hidden: "SSN last four". */
  name: string
  state: Reveal
  onShow: () => void
}

/** Show, and in the same place Hide. The name says the state, so there is no `aria-pressed` (ARIA APG, button pattern). */
export function RevealToggle({ name, state: { toggle, loading, revealed, hide }, onShow }: ToggleProps) {
  return (
    <button
      ref={toggle}
      type="button"
      className="button button-quiet"
      aria-disabled={loading}
      onClick={revealed ? hide : () => !loading && onShow()}
    >
      <span>{revealed ? 'Hide' : 'Show'}</span>
      <span className="sr-only">{` ${name}`}</span>
    </button>
  )
}

/** While a value is shown: the seconds left, and "Keep showing". */
export function RevealTime({ name, state }: Omit<ToggleProps, 'onShow'>) {
  if (!state.revealed) return null
  return (
    <span className="inline-flex items-center">
      {/* Not announced: a countdown read aloud each second would drown the value. */}
      <span aria-hidden="true" className="px-1 text-text-muted tabular-nums">
        {`${state.secondsLeft} s`}
      </span>
      <button type="button" className="button button-quiet" onClick={state.keepShowing}>
        Keep showing<span className="sr-only">{` ${name}`}</span>
      </button>
    </span>
  )
}
