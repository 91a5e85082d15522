import type { ReactNode } from 'react'

/** Label and value pairs as a description list, so that a screen reader reads each with its label. */
export function FieldList({ children }: { children: ReactNode }) {
  return <dl className="divide-y divide-border/60">{children}</dl>
}

interface Props {
  label: string
  children: ReactNode
  /** Buttons at the row's end. */
  actions?: ReactNode
  /** More of them, on a line of their own. */
  moreActions?: ReactNode
}

/** One row of a FieldList. */
export function Field({ label, children, actions, moreActions }: Props) {
  return (
    <div className="grid min-h-9 grid-cols-[minmax(6.5rem,1fr)_minmax(0,3fr)_auto] items-baseline gap-x-3 py-1.5 @max-[15rem]:grid-cols-[minmax(0,1fr)_auto]">
      <dt className="text-text-muted @max-[15rem]:col-span-full">{label}</dt>
      <dd className="col-span-2 grid grid-cols-subgrid items-baseline">
        <div className="min-w-0 wrap-anywhere">{children}</div>
        {actions && <div className="-my-0.5 flex flex-wrap justify-end self-start">{actions}</div>}
        {moreActions && <div className="col-span-full flex flex-wrap items-center justify-end pt-1">{moreActions}</div>}
      </dd>
    </div>
  )
}
