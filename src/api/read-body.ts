/**
 * Reads a body as UTF-8 text, where invalid bytes become U+FFFD, and no further than `limit` bytes.
 * Undefined when there is more, which then is never fetched. Throws what the stream throws when it breaks.
 */
export async function readBody(body: ReadableStream<Uint8Array>, limit: number): Promise<string | undefined> {
  const decoder = new TextDecoder()
  const reader = body.getReader()
  let text = ''
  let size = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return text + decoder.decode()
    size += value.length
    if (size > limit) {
      await reader.cancel()
      return undefined
    }
    text += decoder.decode(value, { stream: true })
  }
}
