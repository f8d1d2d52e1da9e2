import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import type { FanOutServer } from './socket-servers'

/** After a full collection, in bytes. */
export interface Memory {
  heap: number
  rss: number
  sockets: number
}
export interface ServerOrder {
  kind: 'Gavel' | 'bare Socket.IO'
  leagues: number
  people: number
}
type Started = Pick<FanOutServer, 'name' | 'url' | 'socketIo' | 'cookies' | 'rooms'>

const MOST_WAIT_MS = 120_000

/** A server in a process of its own, where nothing else takes memory. */
export class ServerProcess {
  readonly told: Started
  private readonly child: ChildProcess

  private constructor(child: ChildProcess, told: Started) {
    this.child = child
    this.told = told
  }

  static async start(order: ServerOrder): Promise<ServerProcess> {
    const child = fork(resolve('bench/lib/server-child.ts'), [JSON.stringify(order)], {
      execArgv: ['--expose-gc', '--import', 'tsx'],
    })
    return new ServerProcess(child, await next<Started>(child, `${order.kind} to start`))
  }

  /** Of so many sockets. @throws Error when there are others */
  async memory(sockets: number): Promise<Memory> {
    this.child.send({ sockets })
    const memory = await next<Memory>(this.child, `${this.told.name} to have ${sockets} sockets`)
    if (memory.sockets !== sockets)
      throw new Error(`${this.told.name} has ${memory.sockets} sockets, not ${sockets}`)
    return memory
  }

  async stop(): Promise<void> {
    const gone = once(this.child, 'exit')
    this.child.disconnect()
    await gone
  }
}

async function next<T>(child: ChildProcess, what: string): Promise<T> {
  try {
    const [message] = await once(child, 'message', { signal: AbortSignal.timeout(MOST_WAIT_MS) })
    return message as T
  } catch {
    throw new Error(`waited ${MOST_WAIT_MS / 1_000} s in vain for ${what}`)
  }
}
