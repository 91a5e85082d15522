import type { useReveal } from './use-reveal'

interface Props {
  /** What is shown or hidden: "SSN last four". */
  name: string
  state: ReturnType<typeof useReveal>
}

/** Show or Hide, and while shown the seconds left and "Keep showing". */
export function RevealControls({ name, state }: Props) {
  return (
    <span className="inline-flex flex-wrap items-center justify-end">
      {state.revealed && (
        <>
          {/* Not announced: a countdown read aloud each second would drown the value. */}
          <span aria-hidden="true" className="px-1 text-text-muted tabular-nums">
            {state.secondsLeft} s
          </span>
          <button type="button" className="button button-quiet" onClick={state.keepShowing}>
            Keep showing<span className="sr-only"> {name}</span>
          </button>
        </>
      )}
      <button
        type="button"
        className="button button-quiet"
        aria-pressed={state.revealed}
        onClick={state.revealed ? state.hide : state.reveal}
      >
        {state.revealed ? 'Hide' : 'Show'}
        <span className="sr-only"> {name}</span>
      </button>
    </span>
  )
}
