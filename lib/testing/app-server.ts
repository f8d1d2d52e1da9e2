import { type ChildProcess, spawn } from 'node:child_process'
import { resolve } from 'node:path'

export interface AppServer {
  /** http://localhost:PORT */
  url: string
  process: ChildProcess
  /** Everything printed so far. */
  output(): string
  /** Sends a signal and waits for the end. @returns the exit code, or null when a signal ended it */
  stop(signal?: NodeJS.Signals): Promise<number | null>
}

export interface AppServerOptions {
  /** Variables over those of a server for tests. */
  env?: Record<string, string>
  dev?: boolean
  /** Port 0: any free one. */
  port?: number
  /** Out of the reach of the terminal's Ctrl-C. */
  detached?: boolean
}

export const TEST_SECRET = 'tests-only-0123456789abcdefghijklmnop'
const READY = /Address\s+(http:\S+)/
/** A cold development server compiles on the first request; a built one is ready in some two seconds. */
const READY_WITHIN_MS = 60_000

/** Starts the whole of Gavel as its own process, as `npm start` does, and waits until it says that it is ready. */
export async function startAppServer(options: AppServerOptions = {}): Promise<AppServer> {
  const args = ['--import', 'tsx', 'server.ts', ...(options.dev ? ['--dev'] : [])]
  const child = spawn(resolve('node_modules/.bin/node'), args, {
    env: {
      ...process.env,
      NODE_ENV: options.dev ? 'development' : 'production',
      PORT: String(options.port ?? 0),
      HOST: '127.0.0.1',
      GAVEL_SECRET: TEST_SECRET,
      GAVEL_DEMO: '0',
      GAVEL_LOG_LEVEL: 'warn',
      ...options.env,
    },
    // With the channel, a test run that is killed leaves no server behind.
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    detached: options.detached ?? false,
  })
  let output = ''
  const ended = new Promise<number | null>((done) => child.once('exit', (code) => done(code)))
  const url = await new Promise<string>((ready, failed) => {
    const timer = setTimeout(
      () => failed(new Error(`Gavel was not ready in time:\n${output}`)),
      READY_WITHIN_MS,
    )
    const read = (chunk: Buffer) => {
      output += chunk
      const found = READY.exec(output)
      if (!found?.[1]) return
      clearTimeout(timer)
      ready(found[1])
    }
    child.stdout?.on('data', read)
    child.stderr?.on('data', read)
    child.once('exit', (code) => {
      clearTimeout(timer)
      failed(new Error(`Gavel ended with ${code} before it was ready:\n${output}`))
    })
  })
  return {
    url,
    process: child,
    output: () => output,
    async stop(signal = 'SIGTERM') {
      child.kill(signal)
      return ended
    },
  }
}
