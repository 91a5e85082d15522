import { useEffect } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { inProduct } from '../paths'
import { useDeployment } from '../customers/deployment'
import { useLookUp } from '../customers/use-look-up'
import { useProduct } from '../customers/use-product'

/** The product selector. On a customer's page another choice looks the same ID up in that product. */
export function ProductChoice({ id }: { id: string | undefined }) {
  const { products } = useDeployment()
  const { lookUp } = useLookUp()
  const product = useProduct()
  const { pathname, search, hash } = useLocation()
  const navigate = useNavigate()

  // A URL without a product, or with an unknown one, means the first: write it into the URL, which may be copied.
  const named = new URLSearchParams(search).get('product')
  useEffect(() => {
    if (named === product) return
    const parameters = new URLSearchParams(search)
    parameters.set('product', product)
    void navigate({ pathname, search: `?${parameters}`, hash }, { replace: true })
  }, [named, product, pathname, search, hash, navigate])

  function choose(next: string) {
    if (id) lookUp(id, next)
    else void navigate(inProduct(pathname, next), { replace: true })
  }

  return (
    <p className="mt-2 flex flex-wrap items-center gap-x-2">
      <label htmlFor="product">Product</label>
      <select
        id="product"
        className="h-8 max-w-full rounded-small border border-control bg-surface px-1"
        value={product}
        onChange={(event) => choose(event.target.value)}
      >
        {products.map((name) => (
          <option key={name}>{name}</option>
        ))}
      </select>
    </p>
  )
}
