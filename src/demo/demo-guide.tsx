import { useDeployment } from '../customers/deployment'
import { People } from './people'
import { Tour } from './tour'

/** Below the lookup box of the demo. Not in a portal's frame, where the tickets name the customers. */
export function DemoGuide() {
  const { embedded } = useDeployment()
  if (embedded) return null
  return (
    <>
      <Tour />
      <People />
    </>
  )
}
