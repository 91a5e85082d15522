import { useDeployment } from '../customers/deployment'

/** Leads to the demo's other page, src/portal/; not from within a portal, which would stand in itself. */
export function PortalLink() {
  const { embedded } = useDeployment()
  if (embedded) return null
  return (
    <p className="border-t border-border py-4">
      <a href="./portal.html">See it in a portal</a>
      <span className="text-text-muted"> – as a tab beside a list of tickets, with a log of the messages</span>
    </p>
  )
}
