import { useDeployment } from '../customers/deployment'

/** Leads to the demo's other page, src/portal/; not from within a portal, which would stand in itself. */
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
