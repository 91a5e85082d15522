import type { Environment } from '../customers/deployment'

const labels: Record<Environment, string> = {
  demo: 'Demo data',
  sandbox: 'Sandbox',
  production: 'Live',
  custom: 'Custom API',
  live: 'Live',
}

/** Whether the customers of an environment may be real. */
export const isLive = (environment: Environment): boolean => environment !== 'demo' && environment !== 'sandbox'

/** Names the environment; its tooltip, version and build. Tinted where customers may be real. */
export function EnvironmentChip({ environment }: { environment: Environment }) {
  return (
    <p
      title={`Version ${__APP_VERSION__}, build ${__BUILD_ID__}`}
      className="environment"
      data-live={isLive(environment) || undefined}
    >
      <span className="sr-only">Environment: </span>
      {labels[environment]}
    </p>
  )
}
