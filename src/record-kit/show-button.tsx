import { RevealToggle } from '../ui/reveal-controls'
import type { MaskedValueState } from './use-masked-value'

/** The button that shows and hides a masked value; words in its place where the agent may not. */
export function ShowButton({ name, state }: { name: string; state: MaskedValueState }) {
  if (!state.mayShow) return <span className="text-text-muted">Not for your group</span>
  return <RevealToggle name={name} state={state} onShow={() => void state.show()} />
}
