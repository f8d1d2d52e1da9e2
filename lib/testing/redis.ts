import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { createConnection } from 'node:net'
import { freePort } from './free-port'

const PLACES = ['/usr/bin/redis-server', '/usr/local/bin/redis-server', '/opt/homebrew/bin/redis-server']

/** A real Redis of one's own; null: there is none on this machine. */
export const redisProgram = (): string | null => PLACES.find((path) => existsSync(path)) ?? null

export interface TestRedis {
  url: string
  /** As a crash would. */
  kill(): Promise<void>
  /** On the same port again. */
  start(): Promise<void>
  /** Takes connections and does nothing, until `thaw`. */
  freeze(): void
  thaw(): void
}

export async function startTestRedis(): Promise<TestRedis> {
  const program = redisProgram()
  if (!program) throw new Error('There is no redis-server on this machine.')
  const port = await freePort()
  let child: ChildProcess
  const redis: TestRedis = {
    url: `redis://127.0.0.1:${port}`,
    async start() {
      child = spawn(
        program,
        ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'],
        {
          stdio: 'ignore',
          // Whoever started it stops it, not the terminal's Ctrl-C.
          detached: true,
        },
      )
      while (!(await answers(port))) {
        if (child.exitCode !== null) throw new Error(`redis-server ended with ${child.exitCode}.`)
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
    },
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = once(child, 'exit')
      child.kill('SIGKILL')
      await ended
    },
    freeze: () => void child.kill('SIGSTOP'),
    thaw: () => void child.kill('SIGCONT'),
  }
  await redis.start()
  return redis
}

const answers = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = createConnection({ port, host: '127.0.0.1' })
    socket.once('error', () => resolve(false))
    socket.once('connect', () => socket.write('PING\r\n'))
    socket.once('data', (data) => {
      socket.destroy()
      resolve(data.toString().startsWith('+PONG'))
    })
  })
