import type { Environment } from './config'

const labels: Record<Environment, string> = {
  demo: 'Demo data',
  sandbox: 'Sandbox',
  production: 'Live',
  custom: 'Custom API',
  live: 'Live',
}

/** Names the environment, and the build to who points at it. Filled where customers may be real, so that it is not mistaken for a playground. */
export function EnvironmentChip({ environment }: { environment: Environment }) {
  const playground = environment === 'demo' || environment === 'sandbox'
  return (
    <p
      title={`Version ${__APP_VERSION__}, build ${__BUILD_ID__}`}
      className={`environment rounded-full border px-2.5 py-0.5 text-xs font-medium whitespace-nowrap ${
        playground ? 'border-control bg-background text-text-muted' : 'border-transparent bg-text text-background'
      }`}
    >
      <span className="sr-only">Environment: </span>
      {labels[environment]}
    </p>
  )
}
