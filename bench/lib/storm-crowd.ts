import { type ChildProcess, fork } from 'node:child_process'
import { resolve } from 'node:path'
import type { Place, Seen } from './storm-client'

export type Heads = Record<string, [number, number]>

export type CrowdAct =
  | { do: 'gather'; url: string; places: Place[] }
  /** Counts anew; whoever loses its connection comes back by itself, as a tab does, or waits to be told. */
  | { do: 'brace'; comesBack: boolean }
  /** All come, evenly within so many milliseconds from now. */
  | { do: 'come'; withinMs: [number, number] }
  /** Until everyone is in all of its rooms. */
  | { do: 'settle' }
  /** Until everyone stands at least there. */
  | { do: 'reach'; heads: Heads }
  | { do: 'leave' }

/** Times are milliseconds of the machine's steady clock. */
export interface CrowdReport {
  /** When half, 99 % and all were in all of their rooms. */
  half: number
  most: number
  last: number
  cpuMs: number
  seen: Seen
}

export type CrowdAnswer = { report?: CrowdReport; error?: string }

/** The machine's steady clock, which its processes share, in milliseconds. */
export const steadyMs = (): number => Number(process.hrtime.bigint() / 1_000n) / 1_000

/** Thousands of clients of one server, in a process of their own. */
export class Crowd {
  private readonly child: ChildProcess
  private readonly waiting = new Map<number, (answer: CrowdAnswer) => void>()
  private asked = 0

  constructor() {
    this.child = fork(resolve('bench/lib/storm-load.ts'), { execArgv: ['--import', 'tsx'] })
    this.child.on('message', ({ id, ...answer }: CrowdAnswer & { id: number }) => {
      this.waiting.get(id)?.(answer)
      this.waiting.delete(id)
    })
  }

  /** @throws Error when it takes longer than `withinMs` */
  async do(act: CrowdAct, withinMs = 120_000): Promise<CrowdReport | undefined> {
    const id = ++this.asked
    const answer = new Promise<CrowdAnswer>((answered) => this.waiting.set(id, answered))
    this.child.send({ id, act })
    let timer: ReturnType<typeof setTimeout> | undefined
    const late = new Promise<CrowdAnswer>((resolve) => {
      timer = setTimeout(() => resolve({ error: `the clients did not ${act.do} in time` }), withinMs)
    })
    const { report, error } = await Promise.race([answer, late])
    clearTimeout(timer)
    if (error) throw new Error(error)
    return report
  }

  stop(): void {
    this.child.disconnect()
  }
}
