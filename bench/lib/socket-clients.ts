import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'

export type ClientRequest = { id: number; group: string } & (
  | {
      do: 'connect'
      url: string
      count: number
      /** False: a bare WebSocket. */
      socketIo: boolean
      /** The n-th client takes the n-th of these, from the start again after the last. */
      cookies: string[]
      rooms: string[][]
    }
  | { do: 'expect'; messages: number }
  /** Some of those expected will not come. */
  | { do: 'lower'; messages: number }
  | { do: 'close' }
)

/** Milliseconds from told to heard. */
export interface ClientReport {
  count: number
  /** Messages whose number was not above the one before. */
  disordered: number
  /** Connections that ended. */
  lost: number
  p50: number
  p99: number
  max: number
  mean: number
  /** Processor time of the clients' process: at the wall's, they were the bottleneck. */
  cpuMs: number
  /** Of changes of money: which, and when it was heard in microseconds of the steady clock, in turn. */
  heard: number[]
}

type Answer = { id: number; ready?: boolean; error?: string; report?: ClientReport }
/** Left out of a union of its own. */
type Without<T, K extends string> = T extends unknown ? Omit<T, K> : never

/** Thousands of clients in a process of their own. */
export class SocketClients {
  private readonly child: ChildProcess
  private asked = 0

  constructor() {
    this.child = fork(resolve('bench/lib/socket-load.ts'), { execArgv: ['--import', 'tsx'] })
  }

  async connect(group: string, request: Without<ClientRequest & { do: 'connect' }, 'id' | 'group' | 'do'>) {
    await this.ask({ do: 'connect', group, ...request })
  }

  /**
   * Does `work`, and waits until that many messages have come, or as many as it says.
   * @throws Error when one came out of order or a connection was lost: fast and wrong is no result
   */
  async hear(group: string, messages: number, work: () => unknown): Promise<ClientReport> {
    const id = ++this.asked
    const heard = this.answerTo(id, ({ report }) => report !== undefined)
    await this.ask({ do: 'expect', group, messages }, id)
    const fewer = await work()
    if (typeof fewer === 'number' && fewer < messages) await this.ask({ do: 'lower', group, messages: fewer })
    const { report } = await heard
    if (!report) throw new Error('no report')
    if (report.disordered > 0 || report.lost > 0)
      throw new Error(`${group}: ${report.disordered} out of order, ${report.lost} connections lost`)
    return report
  }

  async close(group: string): Promise<void> {
    await this.ask({ do: 'close', group })
  }

  stop(): void {
    this.child.disconnect()
  }

  private async ask(request: Without<ClientRequest, 'id'>, id = ++this.asked): Promise<void> {
    const answer = this.answerTo(id, ({ ready, error }) => ready === true || error !== undefined)
    this.child.send({ id, ...request })
    const { error } = await answer
    if (error) throw new Error(error)
  }

  private async answerTo(id: number, fits: (answer: Answer) => boolean): Promise<Answer> {
    for (;;) {
      const [answer] = (await once(this.child, 'message')) as [Answer]
      if (answer.id === id && fits(answer)) return answer
    }
  }
}
