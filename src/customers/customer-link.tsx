import type { ReactNode } from 'react'
import { paths } from '../paths'
import { Link } from '../ui/link'
import { useLookUp } from './use-look-up'
import { useProduct } from './use-product'

interface Props {
  id: string
  /** Where there are several; the current one unless told. */
  product?: string | undefined
  className?: string
  onFollow?: () => void
  children: ReactNode
}

/** A link that looks the customer up: like Enter in the box, it asks again for what has failed before. */
export function CustomerLink({ id, product, className, onFollow, children }: Props) {
  const { lookUp } = useLookUp()
  const current = useProduct()
  function follow() {
    onFollow?.()
    lookUp(id, product)
  }
  return (
    <Link to={paths.customer(id, product ?? current)} className={className} onFollow={follow}>
      {children}
    </Link>
  )
}
