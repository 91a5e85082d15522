import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { connect } from 'node:net'
import { expect } from 'vitest'

/** A Redis or Valkey on a port of its own, without a file. Returns how to stop it. */
export async function startRedis(command: string, port: number, folder: string) {
  const server = spawn(command, ['--port', String(port), '--save', '', '--bind', '127.0.0.1', '--dir', folder])
  const ended = once(server, 'exit')
  const answers = () =>
    new Promise((resolve) => {
      const socket = connect(port, '127.0.0.1').on('error', () => resolve(false))
      socket.on('connect', () => resolve(Boolean(socket.destroy())))
    })
  await expect.poll(answers).toBe(true)
  return async () => {
    server.kill('SIGKILL')
    await ended
  }
}
