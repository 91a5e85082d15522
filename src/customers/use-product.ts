import { useLocation } from 'react-router'
import { productOf } from '../paths'
import { useDeployment } from './deployment'

/** The product in the page's URL; "" in a deployment with one product. */
export function useProduct(): string {
  return productOf(useLocation().search, useDeployment().products)
}
