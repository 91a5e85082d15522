/** Each is drawn in a square of 16 with a line of 1.5. */
const shapes = {
  copy: 'M7.5 5.75h4.5a1.75 1.75 0 0 1 1.75 1.75v4.5a1.75 1.75 0 0 1-1.75 1.75H7.5A1.75 1.75 0 0 1 5.75 12V7.5A1.75 1.75 0 0 1 7.5 5.75M3.5 10.25A1.75 1.75 0 0 1 2.25 8.6V4A1.75 1.75 0 0 1 4 2.25h4.6a1.75 1.75 0 0 1 1.65 1.25',
  path: 'M6 2.5c-4 0-.5 5.5-4 5.5 3.5 0 0 5.5 4 5.5M10 2.5c4 0 .5 5.5 4 5.5-3.5 0 0 5.5-4 5.5',
  down: 'm4 6.25 4 4 4-4',
  check: 'm3 8.5 3.25 3.25L13 4.75',
  cross: 'm4 4 8 8M12 4l-8 8',
  refresh: 'M13.25 8a5.25 5.25 0 1 1-1.6-3.77L13.25 5.75M13.25 2.5v3.25H10',
  search: 'M2.5 7a4.5 4.5 0 1 0 9 0 4.5 4.5 0 1 0-9 0m8 3.5 3.25 3.25',
  edit: 'M10.75 2.75 13.25 5.25 5.5 13H3v-2.5Z',
  clock: 'M2.25 8a5.75 5.75 0 1 0 11.5 0 5.75 5.75 0 1 0-11.5 0M8 4.75V8l2.25 1.5',
  lock: 'M4.75 7h6.5A1.75 1.75 0 0 1 13 8.75V12a1.75 1.75 0 0 1-1.75 1.75h-6.5A1.75 1.75 0 0 1 3 12V8.75A1.75 1.75 0 0 1 4.75 7M5.25 7V5a2.75 2.75 0 0 1 5.5 0v2',
  warning: 'M8 2.25 14.25 13H1.75ZM8 6.5v3M8 11.25v.01',
  screen: 'M2.25 3.25h11.5v7.5H2.25ZM8 10.75v2.5M5.25 13.25h5.5',
  maskedScreen: 'M2.25 3.25h11.5v7.5H2.25ZM8 10.75v2.5M5.25 13.25h5.5M5.25 7v.01M8 7v.01M10.75 7v.01',
  person: 'M5.5 5.25a2.5 2.5 0 1 0 5 0 2.5 2.5 0 1 0-5 0M3 13.5c.4-2.6 2.4-4 5-4s4.6 1.4 5 4',
  system: 'M8 2.25a5.75 5.75 0 1 0 0 11.5ZM8 2.25a5.75 5.75 0 0 1 0 11.5',
  light:
    'M5.25 8a2.75 2.75 0 1 0 5.5 0 2.75 2.75 0 1 0-5.5 0M8 1.5v1.25M8 13.25v1.25M1.5 8h1.25M13.25 8h1.25M3.4 3.4l.9.9M11.7 11.7l.9.9M12.6 3.4l-.9.9M4.3 11.7l-.9.9',
  keyboard:
    'M3.5 3.75h9A1.75 1.75 0 0 1 14.25 5.5v5a1.75 1.75 0 0 1-1.75 1.75h-9A1.75 1.75 0 0 1 1.75 10.5v-5A1.75 1.75 0 0 1 3.5 3.75M4.5 6.75v.01M6.83 6.75v.01M9.17 6.75v.01M11.5 6.75v.01M5.5 9.5h5',
  dark: 'M13.25 9.5A5.75 5.75 0 0 1 6.5 2.75a5.75 5.75 0 1 0 6.75 6.75Z',
} as const

export type IconShape = keyof typeof shapes

interface Props {
  shape: IconShape
}

/** A decorative icon, for use beside a word or in a button with an accessible name. Hidden from screen readers. */
export function Icon({ shape }: Props) {
  return (
    <svg aria-hidden="true" className="icon" viewBox="0 0 16 16" fill="none" stroke="currentColor" strokeWidth="1.5">
      <path d={shapes[shape]} strokeLinecap="round" strokeLinejoin="round" />
      {shape === 'system' && <path d="M8 2.25a5.75 5.75 0 0 1 0 11.5Z" fill="currentColor" stroke="none" />}
    </svg>
  )
}
