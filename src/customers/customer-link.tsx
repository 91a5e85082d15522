import type { ReactNode } from 'react'
import { paths } from '../paths'
import { Link } from '../ui/link'
import { useLookUp } from './use-look-up'

interface Props {
  id: string
  className?: string
  onFollow?: () => void
  children: ReactNode
}

/** A link that looks the customer up: like Enter in the box, it asks again for what has failed before. */
export function CustomerLink({ id, className, onFollow, children }: Props) {
  const { lookUp } = useLookUp()
  function follow() {
    onFollow?.()
    lookUp(id)
  }
  return (
    <Link to={paths.customer(id)} className={className} onFollow={follow}>
      {children}
    </Link>
  )
}
