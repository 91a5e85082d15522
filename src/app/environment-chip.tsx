import type { Environment } from './config'

const labels: Record<Environment, string> = {
  demo: 'Demo data',
  sandbox: 'Sandbox',
  production: 'Live',
  custom: 'Custom API',
  live: 'Live',
}

/**
 * Names the environment; its tooltip, version and build. Filled where customers may be real, so that it is not mistaken
 * for test data.
 */
export function EnvironmentChip({ environment }: { environment: Environment }) {
  const isTestData = environment === 'demo' || environment === 'sandbox'
  return (
    <p
      title={`Version ${__APP_VERSION__}, build ${__BUILD_ID__}`}
      className={`environment rounded-full border px-2.5 py-0.5 text-xs font-medium whitespace-nowrap ${
        isTestData ? 'border-control bg-background text-text-muted' : 'border-transparent bg-text text-background'
      }`}
    >
      <span className="sr-only">Environment: </span>
      {labels[environment]}
    </p>
  )
}
