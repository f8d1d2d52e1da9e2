import { type ChildProcess, fork } from 'node:child_process'
import { resolve } from 'node:path'

export type ClientRequest = { id: number; group: string } & (
  | {
      do: 'connect'
      url: string
      count: number
      /** The first one's number, 0 unless given. */
      from?: number
      /** False: a bare WebSocket. */
      socketIo: boolean
      /** The n-th client takes the n-th of these, from the start again after the last. */
      cookies: string[]
      rooms: string[][]
    }
  | { do: 'expect'; messages: number }
  | { do: 'progress' }
  /** Some of those expected will not come. */
  | { do: 'lower'; messages: number }
  /** They read nothing any more; the kernel takes in what it will. */
  | { do: 'pause' }
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

/** How far a group has come. */
export interface ClientProgress {
  connected: number
  count: number
  wanted: number
  lost: number
}

type Answer = {
  id: number
  ready?: boolean
  error?: string
  report?: ClientReport
  progress?: ClientProgress
}
/** Left out of a union of its own. */
type Without<T, K extends string> = T extends unknown ? Omit<T, K> : never

/** How often clients are asked how far they are; nothing new from one time to the next, and nothing will come. */
const WATCH_MS = 15_000

/** Thousands of clients in a process of their own. */
export class SocketClients {
  private readonly child: ChildProcess
  private readonly listeners = new Set<(answer: Answer) => void>()
  private asked = 0
  private gone: string | null = null

  constructor() {
    this.child = fork(resolve('bench/lib/socket-load.ts'), { execArgv: ['--import', 'tsx'] })
    this.child.on('message', (answer: Answer) => {
      for (const listener of this.listeners) listener(answer)
    })
    this.child.once('exit', (code, signal) => {
      this.gone = `the clients' process ended (${signal ?? code})`
    })
  }

  /** @throws Error when one is not let in, or no more of them are for a while */
  async connect(group: string, request: Without<ClientRequest & { do: 'connect' }, 'id' | 'group' | 'do'>) {
    await this.ask({ do: 'connect', group, ...request })
  }

  /**
   * Does `work`, and waits until that many messages have come, or as many as it says.
   * @throws Error when one came out of order or a connection was lost, for fast and wrong is no result; or when nothing more
   * came for a while
   */
  async hear(group: string, messages: number, work: () => unknown): Promise<ClientReport> {
    const id = ++this.asked
    const heard = this.answerTo(id, group, ({ report }) => report !== undefined)
    // Awaited below; what fails before then is told there, too.
    heard.catch(() => {})
    await this.ask({ do: 'expect', group, messages }, id)
    const fewer = await work()
    if (typeof fewer === 'number' && fewer < messages) await this.ask({ do: 'lower', group, messages: fewer })
    const { report } = await heard
    if (!report) throw new Error('no report')
    if (report.disordered > 0 || report.lost > 0)
      throw new Error(`${group}: ${report.disordered} out of order, ${report.lost} connections lost`)
    return report
  }

  /** Until they are closed. */
  async pause(group: string): Promise<void> {
    await this.ask({ do: 'pause', group })
  }

  async close(group: string): Promise<void> {
    await this.ask({ do: 'close', group })
  }

  stop(): void {
    this.child.disconnect()
  }

  private async ask(request: Without<ClientRequest, 'id'>, id = ++this.asked): Promise<void> {
    const answer = this.answerTo(
      id,
      request.group,
      ({ ready, error }) => ready === true || error !== undefined,
    )
    this.child.send({ id, ...request })
    const { error } = await answer
    if (error) throw new Error(`${request.group}: ${error}`)
  }

  /** @throws Error that says what was missing, when the group makes no headway */
  private answerTo(id: number, group: string, fits: (answer: Answer) => boolean): Promise<Answer> {
    const { promise, resolve, reject } = Promise.withResolvers<Answer>()
    let before = ''
    let reached: string | null = 'nothing is known of them yet'
    const timer = setInterval(() => {
      if (this.gone) return reject(new Error(`${group}: ${this.gone}`))
      if (reached === null)
        return reject(new Error(`${group}: the clients' process does not answer; ${before}`))
      if (reached === before) return reject(new Error(`${group}: no headway any more: ${reached}`))
      before = reached
      reached = null
      this.child.send({ id: -id, group, do: 'progress' })
    }, WATCH_MS)
    const listener = (answer: Answer) => {
      if (answer.id === id && fits(answer)) resolve(answer)
      if (answer.id === -id && answer.progress) reached = sentence(answer.progress)
    }
    this.listeners.add(listener)
    return promise.finally(() => {
      clearInterval(timer)
      this.listeners.delete(listener)
    })
  }
}

const sentence = ({ connected, count, wanted, lost }: ClientProgress) =>
  `${connected} sockets in, ${lost} lost, ${count} of ${wanted} messages heard`
