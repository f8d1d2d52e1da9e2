import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'

export type StormSide = 'ours' | 'bare'

export interface ServerReport {
  /** Processor time since it listens. */
  cpuMs: number
  /** Most connections to the database in use at once, and most statements waiting for one. */
  poolUsed: number
  poolWaiting: number
}

type Said = { prepared?: true; listeningAt?: number; report?: ServerReport }

/** A server of the storm, in a process that can be killed. */
export class StormNode {
  private constructor(private readonly child: ChildProcess) {}

  /** Starts it up to where it could listen. */
  static async prepare(side: StormSide, port: number): Promise<StormNode> {
    const child = fork(resolve('bench/lib/storm-server.ts'), [side, String(port)], {
      execArgv: ['--import', 'tsx'],
    })
    const node = new StormNode(child)
    await node.said('prepared')
    return node
  }

  /** @returns since when it listens, in milliseconds of the steady clock */
  async listen(): Promise<number> {
    this.child.send('listen')
    return (await this.said('listeningAt')) ?? Number.NaN
  }

  async report(): Promise<ServerReport> {
    this.child.send('report')
    return (await this.said('report')) as ServerReport
  }

  /** Holds it where it is, so that it costs the other side nothing. */
  freeze(): void {
    this.child.kill('SIGSTOP')
  }

  async kill(): Promise<void> {
    const ended = once(this.child, 'exit')
    this.child.kill('SIGKILL')
    await ended
  }

  private async said<K extends keyof Said>(what: K): Promise<Said[K]> {
    for (;;) {
      const [said] = (await once(this.child, 'message')) as [Said]
      if (said[what] !== undefined) return said[what]
    }
  }
}
