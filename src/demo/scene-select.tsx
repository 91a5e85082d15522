import {
  type Scenario,
  defaultScenario,
  describeScenario,
  outcomes,
  readScenario,
  writeScenario,
} from '../mock-api/scenarios'

const [normal, ...failures] = outcomes.map(({ value }): Scenario => ({ ...defaultScenario, outcome: value }))
const groups = [
  { label: 'As usual', scenarios: normal ? [normal] : [] },
  {
    label: 'Slow or shaky',
    scenarios: [
      { ...defaultScenario, latency: 2_000 },
      { ...defaultScenario, latency: 12_000 },
      { ...defaultScenario, firstCallFails: true },
    ],
  },
  { label: 'Failures', scenarios: failures },
]

interface Props {
  scenario: Scenario
  onChange: (scenario: Scenario) => void
  /** Back to the default. */
  onEnd: () => void
}

/** Chooses how the fake vendor answers. Anything but the default is marked, and a click away from its end. */
export function SceneSelect({ scenario, onChange, onEnd }: Props) {
  const current = writeScenario(scenario)
  const isListed = groups.some(({ scenarios }) => scenarios.some((listed) => writeScenario(listed) === current))
  return (
    <div className="presenter-scene" data-active={current !== '' || undefined}>
      <label>
        <span aria-hidden="true">Scene</span>
        <select
          aria-label="Scene" // where the bar is narrow, the word is not drawn
          value={current}
          onChange={(event) => onChange(readScenario(event.target.value))}
        >
          {!isListed && <option value={current}>{describeScenario(scenario)}</option>}
          {groups.map(({ label, scenarios }) => (
            <optgroup key={label} label={label}>
              {scenarios.map((listed) => (
                <option key={writeScenario(listed)} value={writeScenario(listed)}>
                  {describeScenario(listed)}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </label>
      {current !== '' && (
        <button type="button" aria-label="End this scene" aria-keyshortcuts="Alt+R" onClick={onEnd}>
          ✕ <kbd>Alt+R</kbd>
        </button>
      )}
    </div>
  )
}
