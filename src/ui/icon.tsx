const shapes = {
  copy: 'M6 6V3.5A1.5 1.5 0 0 1 7.5 2h5A1.5 1.5 0 0 1 14 3.5v5a1.5 1.5 0 0 1-1.5 1.5H10M3.5 6h5A1.5 1.5 0 0 1 10 7.5v5A1.5 1.5 0 0 1 8.5 14h-5A1.5 1.5 0 0 1 2 12.5v-5A1.5 1.5 0 0 1 3.5 6Z',
  path: 'M6.5 9.5 9.5 6.5M7 4.5 8.6 2.9a2.5 2.5 0 0 1 3.5 3.5L10.5 8M9 11.5l-1.6 1.6a2.5 2.5 0 0 1-3.5-3.5L5.5 8',
  check: 'm3 8.5 3.5 3.5L13 4.5',
  refresh: 'M13.5 8a5.5 5.5 0 1 1-1.6-3.9M13.5 1.5v3h-3',
} as const

interface Props {
  shape: keyof typeof shapes
}

/** A decorative icon, for use beside a word or in a button with an accessible name. Hidden from screen readers. */
export function Icon({ shape }: Props) {
  return (
    <svg aria-hidden="true" className="size-4" viewBox="0 0 16 16" fill="none" stroke="currentColor" strokeWidth="1.5">
      <path d={shapes[shape]} strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  )
}
