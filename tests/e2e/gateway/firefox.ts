import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface Firefox {
  /** All that the pages have complained about. */
  said: string[]
  open(url: string): Promise<unknown>
  /** The value of an expression in the page, a string. */
  evaluate(expression: string): Promise<string | undefined>
  close(): Promise<void>
}

interface Message {
  id?: number
  type: 'success' | 'error' | 'event'
  result?: { contexts?: { context: string }[]; result?: { value?: string } }
  params?: { text?: string }
}

/** Starts an installed Firefox and speaks WebDriver BiDi with it: Playwright drives only a Firefox of its own. */
export async function startFirefox(executable: string): Promise<Firefox> {
  const profile = mkdtempSync(join(tmpdir(), 'firefox-'))
  const process = spawn(executable, ['--headless', '--remote-debugging-port=0', '--profile', profile], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const ended = once(process, 'exit')
  const said: string[] = []
  const waiting = new Map<number, (message: Message) => void>()
  let commands = 0

  let output = ''
  const address = await new Promise<string>((resolve, reject) => {
    process.stderr.on('data', (data) => {
      output += String(data)
      const [found] = /(?<=BiDi listening on )ws:\/\/\S+/.exec(output) ?? []
      if (found) resolve(found)
    })
    process.on('error', reject)
    process.on('exit', () => reject(new Error(output)))
  })
  const socket = new WebSocket(`${address}/session`)
  socket.addEventListener('message', ({ data }) => {
    const message = JSON.parse(String(data)) as Message
    if (message.id !== undefined) waiting.get(message.id)?.(message)
    else if (message.params?.text !== undefined) said.push(message.params.text)
  })
  await once(socket, 'open')

  await command('session.new', { capabilities: {} })
  await command('session.subscribe', { events: ['log.entryAdded'] })
  const { contexts } = await command('browsingContext.getTree')
  const context = contexts?.[0]?.context
  return {
    said,
    open: (url) => command('browsingContext.navigate', { context, url, wait: 'complete' }),
    async evaluate(expression) {
      const { result } = await command('script.evaluate', { expression, target: { context }, awaitPromise: true })
      return result?.value
    },
    async close() {
      process.kill()
      await ended
      rmSync(profile, { recursive: true, force: true })
    },
  }

  async function command(method: string, params: object = {}) {
    commands += 1
    const answered = new Promise<Message>((resolve) => waiting.set(commands, resolve))
    socket.send(JSON.stringify({ id: commands, method, params }))
    const message = await answered
    if (message.type === 'error') throw new Error(`${method}: ${JSON.stringify(message)}`)
    return message.result ?? {}
  }
}
