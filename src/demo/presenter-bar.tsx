import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useState, useSyncExternalStore } from 'react'
import { createPortal, flushSync } from 'react-dom'
import { useMatch, useNavigate } from 'react-router'
import { useDeployment } from '../customers/deployment'
import { forgetCustomers } from '../customers/forget-customers'
import { useLookUp } from '../customers/use-look-up'
import { personas } from '../mock-api/personas'
import { type Scenario, defaultScenario } from '../mock-api/scenarios'
import { paths, routePatterns } from '../paths'
import { chooseTheme, currentTheme, onThemeChange } from '../ui/theme-choice'
import { ButtonGroup } from './button-group'
import { SceneSelect } from './scene-select'
import { useScenario } from './scene'

const themes = [
  { value: 'system', label: 'Auto' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const

/** In CSS pixels; "" is the window's. demo.css applies it. */
const widths = [
  { value: '320', label: '320 px' },
  { value: '768', label: '768 px' },
  { value: '', label: 'Full width' },
] as const

/** Also in print. The demo's index.html has it before the app has loaded (vite/demo-page.ts). */
export function DemoBanner() {
  return <p className="presenter-banner">Demo data – no real customers</p>
}

/**
 * The presenter's controls, at the bottom of the window and outside of the app's root, whose width they set. Not in a
 * portal's frame: the demo's portal has controls of its own.
 */
export function PresenterBar() {
  const { embedded } = useDeployment()
  const [scenario, changeScenario] = useScenario()
  return embedded ? null : createPortal(<Bar scenario={scenario} changeScenario={changeScenario} />, document.body)
}

interface Props {
  scenario: Scenario
  changeScenario: (scenario: Scenario) => void
}

function Bar({ scenario, changeScenario }: Props) {
  const theme = useSyncExternalStore(onThemeChange, currentTheme)
  const [width, setWidth] = useState<(typeof widths)[number]['value']>('')
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const { lookUp } = useLookUp()
  const { customerId = '' } = useMatch(routePatterns.customer)?.params ?? {}
  const position = personas.findIndex(({ id }) => id === customerId)
  const person = personas[position]

  useEffect(() => {
    document.documentElement.dataset.width = width
    return () => void delete document.documentElement.dataset.width
  }, [width])

  function show(step: 1 | -1) {
    const from = position === -1 && step === -1 ? 0 : position
    const next = personas[(from + step + personas.length) % personas.length]
    if (next) lookUp(next.id)
  }

  const endFailure = () => changeScenario(defaultScenario)

  function reset() {
    endFailure()
    chooseTheme('system')
    setWidth('')
    flushSync(() => void navigate(paths.search())) // a mounted record would keep its data
    forgetCustomers(queryClient)
  }

  const press = useEffectEvent((event: KeyboardEvent) => {
    if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
    const shortcuts = new Map([
      ['KeyN', () => show(1)],
      ['KeyP', () => show(-1)],
      ['KeyR', endFailure],
    ])
    const run = shortcuts.get(event.code) // with Option, a Mac's `key` is another letter
    if (!run) return
    event.preventDefault()
    run()
  })
  useEffect(() => {
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])

  return (
    <aside aria-label="Presenter" className="presenter">
      <div>
        <DemoBanner />
        <div className="presenter-controls no-print">
          <SceneSelect scenario={scenario} onChange={changeScenario} onEnd={endFailure} />
          <ButtonGroup
            className="presenter-theme"
            label="Theme"
            options={themes}
            value={theme}
            onChange={chooseTheme}
          />
          <ButtonGroup className="presenter-extra" label="Width" options={widths} value={width} onChange={setWidth} />
          <div className="presenter-people">
            <button type="button" aria-label="Previous person" aria-keyshortcuts="Alt+P" onClick={() => show(-1)}>
              ‹
            </button>
            <span className="presenter-person" title={person?.shows}>
              <b>
                <bdi>{person?.name ?? 'People'}</bdi>
              </b>{' '}
              <span>{person ? `${position + 1} of ${personas.length}` : personas.length}</span>
            </span>
            <button type="button" aria-label="Next person" aria-keyshortcuts="Alt+N" onClick={() => show(1)}>
              ›
            </button>
          </div>
          <button type="button" className="presenter-extra" onClick={reset}>
            Reset
          </button>
        </div>
      </div>
    </aside>
  )
}
