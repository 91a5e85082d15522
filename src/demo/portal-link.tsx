import { useDeployment } from '../customers/deployment'

/** A link to the demo's other page, examples/portal/. Not when embedded: the portal would load inside itself. */
export function PortalLink() {
  const { embedded } = useDeployment()
  if (embedded) return null
  return (
    <div className="border-t border-border py-2">
      <a href="./portal.html" className="block py-2">
        See it in a portal
      </a>
      <p className="-mt-2 pb-2 text-text-muted">A tab beside a list of tickets, with a log of the messages</p>
    </div>
  )
}
