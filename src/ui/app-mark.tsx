/** The app's mark, a magnifying glass on the accent's colour. index.html has the same for the first paint. */
export function AppMark() {
  return (
    <svg className="mark" viewBox="0 0 20 20" fill="none" aria-hidden="true">
      <rect width="20" height="20" rx="6" className="fill-accent" />
      <g className="stroke-on-accent" strokeWidth="1.75" strokeLinecap="round">
        <circle cx="9" cy="9" r="4.25" />
        <path d="m12.25 12.25 3 3" />
      </g>
      <circle cx="9" cy="9" r="1.35" className="fill-on-accent" />
    </svg>
  )
}
