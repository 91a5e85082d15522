import type { MouseEvent, ReactNode } from 'react'
import { Link } from 'react-router'
import { paths } from '../paths'
import { useLookUp } from './use-look-up'
import { useProduct } from './use-product'

interface Props {
  id: string
  /** The current product unless given. */
  product?: string | undefined
  className?: string
  onFollow?: () => void
  children: ReactNode
}

/** A link that looks the customer up. Like Enter in the box, it repeats a lookup that has failed. */
export function CustomerLink({ id, product, className, onFollow, children }: Props) {
  const { lookUp } = useLookUp()
  const current = useProduct()

  function follow(event: MouseEvent) {
    const opensElsewhere = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey
    if (opensElsewhere) return
    event.preventDefault()
    onFollow?.()
    lookUp(id, product)
  }

  return (
    <Link to={paths.customer(id, product ?? current)} className={className} onClick={follow}>
      {children}
    </Link>
  )
}
