/**
 * The media types that a Content-Type header names, in lower case and without parameters such as `; charset=utf-8`.
 * A header set twice reaches a browser as one, with a comma between its values, of which the last valid one counts
 * (Fetch standard, "extract a MIME type"). A comma inside a quoted parameter does not separate values.
 */
export function readMediaTypes(header: string | null): string[] {
  const values = header?.match(/(?:[^,"]|"(?:[^"\\]|\\.)*"?)+/g) ?? []
  return values.flatMap((value) => {
    const [type = ''] = value.trim().toLowerCase().split(/\s*;/)
    return /^[^\s/*]+\/[^\s/*]+$/.test(type) ? [type] : []
  })
}
