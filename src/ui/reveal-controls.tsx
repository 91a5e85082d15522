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

/** While a value is shown: the seconds left, and a button that adds 30. */
export function RevealTime({ name, state }: Omit<ToggleProps, 'onShow'>) {
  if (!state.revealed) return null
  return (
    <>
      {/* Not announced: a countdown read aloud each second would drown the value. */}
      <span className="reveal-time">
        <Ring share={state.secondsLeft / 30} />
        <span aria-hidden="true">{`${state.secondsLeft} s`}</span>
      </span>
      <button type="button" className="button button-quiet" onClick={state.keepShowing}>
        <span>+30 s</span>
        <span className="sr-only">{`keep showing ${name}`}</span>
      </button>
    </>
  )
}

/** The time that is left, as a ring that grows shorter. */
function Ring({ share }: { share: number }) {
  const circumference = 2 * Math.PI * 6
  return (
    <svg aria-hidden="true" viewBox="0 0 16 16" fill="none" strokeWidth="2">
      <circle cx="8" cy="8" r="6" stroke="var(--color-border)" />
      <circle
        cx="8"
        cy="8"
        r="6"
        stroke="var(--color-accent)"
        strokeDasharray={`${circumference * Math.min(1, share)} ${circumference}`}
        transform="rotate(-90 8 8)"
      />
    </svg>
  )
}
