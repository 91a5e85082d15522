import type { MouseEvent, ReactNode } from 'react'
import { Link } from 'react-router'
import { paths } from '../paths'
import { useLookUp } from './use-look-up'
import { useProduct } from './use-product'

interface Props {
  id: string
  /** Where there are several; the current one unless given. */
  product?: string | undefined
  className?: string
  onFollow?: () => void
  children: ReactNode
}

/** A link that looks the customer up: like Enter in the box, it asks again for what has failed before. */
export function CustomerLink({ id, product, className, onFollow, children }: Props) {
  const { lookUp } = useLookUp()
  const current = useProduct()

  function follow(event: MouseEvent) {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return // a new tab or window
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
