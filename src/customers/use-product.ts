import { useLocation } from 'react-router'
import { productOf } from '../paths'
import { useDeployment } from './deployment'

/** The product whose customers this page is about, as its URL says; "" where there is only one. */
export function useProduct(): string {
  return productOf(useLocation().search, useDeployment().products)
}
