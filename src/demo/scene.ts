import { skipToken, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { customerKeys } from '../customers/customer-keys'
import { type Scenario, readScenario, writeScenario } from '../mock-api/scenarios'

/*
 * The query string with the scenario and the clock. Kept outside of the URL, because the app's own links do not have it:
 * a page sends its request before the bar has put the parameters back into the URL.
 */
let scene = ''

/** The query string of the scene, "" for the default. */
export const currentScene = () => scene

export function setScene(search: string): void {
  scene = search
}

/** The scenario, and a function that changes it. The scenario is also in the URL, so that it can be linked. */
export function useScenario(): [scenario: Scenario, change: (next: Scenario) => void] {
  const { pathname, search, ...location } = useLocation()
  const state: unknown = location.state // it leads to a partner's ID
  const navigate = useNavigate()
  const queryClient = useQueryClient()

  useEffect(() => {
    // Either a link to another scenario, or one of the app's own links, which have no scenario in their URL.
    if (search !== '') setScene(search)
    else if (currentScene() !== '') void navigate({ pathname, search: currentScene() }, { replace: true, state })
  }, [pathname, search, state, navigate])

  function change(next: Scenario) {
    const parameters = new URLSearchParams(writeScenario(next))
    const clock = new URLSearchParams(currentScene()).get('clock')
    if (clock) parameters.set('clock', clock)
    setScene(parameters.size > 0 ? `?${parameters}` : '')
    // Cached answers of the old scenario would hide the new one. A list of customers stays: see usePartnerLookupState.
    void queryClient.resetQueries({
      queryKey: customerKeys.all,
      predicate: ({ options }) => options.queryFn !== skipToken,
    })
    void navigate({ pathname, search: currentScene() }, { replace: true, state })
  }

  return [readScenario(search || currentScene()), change]
}
