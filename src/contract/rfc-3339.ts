const RFC_3339 =
  /^(\d{4})-(\d\d)-(\d\d)[Tt ]((?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60))(\.\d+)?([Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/

interface Rfc3339Time {
  /** The date as written; the calendar may not have it: 30 February. */
  year: number
  month: number
  day: number
  /** The same time in the one spelling that every Date reads: capital letters, no digits below a millisecond. */
  iso: string
}

/** Reads an RFC 3339 time (section 5.6, with its lower-case letters, its space for the T, its leap second 60); undefined for anything else. */
export function parseRfc3339(text: string): Rfc3339Time | undefined {
  const [, year, month, day, time, fraction = '', offset = ''] = RFC_3339.exec(text) ?? []
  if (year === undefined) return undefined
  const iso = `${year}-${month}-${day}T${time}${fraction.slice(0, 4)}${offset.toUpperCase()}`
  return { year: Number(year), month: Number(month), day: Number(day), iso }
}
