import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import type { LiveLimits } from '@/lib/live/limits'
import type { SquadLoad, UnderLoad } from './server-under-load'
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
  /** Ours: other limits than a memory bench's. */
  bounds?: Partial<LiveLimits>
  /** Bare: sockets ask for their rooms. */
  asked?: boolean
}
/** What the process is asked for: the memory of so many sockets, or to tell them something meanwhile. */
export type ServerRequest = { sockets: number; load?: SquadLoad }
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
    const memory = await this.ask<Memory>({ sockets })
    if (memory.sockets !== sockets)
      throw new Error(`${this.told.name} has ${memory.sockets} sockets, not ${sockets}`)
    return memory
  }

  /** Tells so many sockets as much as `load` says. @throws Error when there are others before it begins */
  async tell(sockets: number, load: SquadLoad): Promise<UnderLoad> {
    const found = await this.ask<UnderLoad>({ sockets, load })
    if (found.before.sockets !== sockets)
      throw new Error(`${this.told.name} had ${found.before.sockets} sockets, not ${sockets}`)
    return found
  }

  private ask<T>(request: ServerRequest): Promise<T> {
    this.child.send(request)
    return next<T>(this.child, `${this.told.name} with ${request.sockets} sockets`)
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
