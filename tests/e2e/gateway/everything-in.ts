import type { Page } from 'playwright'

/** What a page has in its DOM, its storage and its history, and each string on its heap. */
export async function everythingIn(page: Page): Promise<string> {
  const devTools = await page.context().newCDPSession(page)
  const chunks: string[] = []
  devTools.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk))
  await devTools.send('HeapProfiler.collectGarbage')
  await devTools.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false })
  await devTools.detach()
  const heap = JSON.parse(chunks.join('')) as { strings: string[] }
  const kept = await page.evaluate(() =>
    JSON.stringify([{ ...sessionStorage }, { ...localStorage }, history.state, document.title, location.href]),
  )
  return [await page.content(), kept, ...heap.strings].join('\n')
}
