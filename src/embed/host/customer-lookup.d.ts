import type { DetailedHTMLProps, HTMLAttributes } from 'react'

/* The types of customer-lookup.js, for the page that imports it. Keep a copy beside that page's own types. */

/** Gives a short-lived token for the lookup's own API, each time one is needed. */
export type TokenProvider = () => Promise<{
  token: string
  /** A Date, or epoch milliseconds. */
  expiresAt: number | Date
}>

/** Colours as `#rrggbb`. All are ignored where one text would fall below 4.5:1 on its background. */
export type Colors = Partial<
  Record<'background' | 'surface' | 'border' | 'text' | 'text-muted' | 'accent' | 'on-accent', string>
>

/** The events of the element. They carry IDs and outcomes only: a customer's values never leave the frame. */
export interface CustomerLookupEvents {
  ready: CustomEvent<{ version: string }>
  found: CustomEvent<{ customerId: string }>
  missing: CustomEvent<{ customerId: string }>
  failed: CustomEvent<{ customerId: string | null; reason: string }>
  revealed: CustomEvent<{ customerId: string; field: string }>
  /** The agent has copied a note: lines of text without personal values, to put into the ticket. */
  note: CustomEvent<{ customerId: string; text: string }>
  'caller-check': CustomEvent<{
    customerId: string
    outcome: 'matches' | 'does-not-match' | 'cannot-be-checked'
    /** The names of the fields that were compared. */
    fields: readonly string[]
  }>
  navigate: CustomEvent<{ customerId: string | null }>
}

interface Properties {
  src: string | null
  customerId: string | null
  /** The customer's ID in the partner's system; used where `customerId` is null. */
  partnerCustomerId: string | null
  /** The number of the ticket that the customer belongs to, which goes on record as the reason of reveals. */
  case: string | null
  agent: string | null
  product: string | null
  /** "light" or "dark"; anything else follows the agent's system. */
  theme: string | null
  locale: string | null
  timeZone: string | null
  /** "compact"; anything else is comfortable. */
  density: string | null
  /** This one and the next have no attribute. */
  colors: Colors | null
  tokenProvider: TokenProvider | null | undefined
}

export interface CustomerLookupElement extends HTMLElement, Properties {
  /** Clears everything that was read, as when the agent has signed out of the portal. */
  signOut(): void
  addEventListener<Name extends keyof CustomerLookupEvents>(
    type: Name,
    listener: (this: CustomerLookupElement, event: CustomerLookupEvents[Name]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void
  addEventListener<Name extends keyof HTMLElementEventMap>(
    type: Name,
    listener: (this: CustomerLookupElement, event: HTMLElementEventMap[Name]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void
}
export declare const CustomerLookupElement: { new (): CustomerLookupElement; prototype: CustomerLookupElement }

declare global {
  interface HTMLElementTagNameMap {
    'customer-lookup': CustomerLookupElement
  }
}

/* For React 19; a page without React leaves this and the import out. */
declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'customer-lookup': DetailedHTMLProps<HTMLAttributes<CustomerLookupElement>, CustomerLookupElement> &
        Partial<Properties> & {
          [Name in keyof CustomerLookupEvents as `on${Name}`]?: (event: CustomerLookupEvents[Name]) => void
        }
    }
  }
}
