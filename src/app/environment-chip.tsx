import type { Environment } from './config'

const words: Record<Environment, string> = { demo: 'Demo data', sandbox: 'Sandbox', production: 'Live', live: 'Live' }

/** Which environment this is: always in view, and Live filled, so that it is not mistaken for a playground. */
export function EnvironmentChip({ environment }: { environment: Environment }) {
  const live = environment === 'production' || environment === 'live'
  return (
    <p
      className={`environment rounded-full border px-2.5 py-0.5 text-xs font-medium whitespace-nowrap ${
        live ? 'border-transparent bg-text text-background' : 'border-control text-text-muted'
      }`}
    >
      <span className="sr-only">Environment: </span>
      {words[environment]}
    </p>
  )
}
