import { type ChildProcess, fork } from 'node:child_process'
import { on } from 'node:events'
import { resolve } from 'node:path'
import type { Books, Contender } from './flaky-stage'
import type { CaughtUp, TabsRequest } from './flaky-tabs'

type Without<T, K extends string> = T extends unknown ? Omit<T, K> : never

/** The tabs of bench:flaky, which run in a process of their own. */
export class FlakyPeople {
  private readonly child: ChildProcess
  private asked = 0

  constructor() {
    this.child = fork(resolve('bench/lib/flaky-tabs.ts'), { execArgv: ['--import', 'tsx'] })
  }

  open(tabs: Without<TabsRequest & { do: 'open' }, 'id' | 'do'>): Promise<void> {
    return this.ask({ do: 'open', ...tabs }) as Promise<void>
  }

  /** The network is back since `at` (microseconds of the steady clock), when this had been committed. */
  returned(books: Books, at: number): Promise<void> {
    return this.ask({ do: 'returned', books: { ...books }, at }) as Promise<void>
  }

  /** Once all tabs have what was committed at the network's return, or after `within` ms. */
  caughtUp(within: number): Promise<CaughtUp> {
    return this.ask({ do: 'caught up', within }) as Promise<CaughtUp>
  }

  /** Of each tab whether it shows what is committed. */
  compare(books: Books): Promise<{ of: Contender; right: boolean }[]> {
    return this.ask({ do: 'compare', books: { ...books } }) as Promise<{ of: Contender; right: boolean }[]>
  }

  close(): Promise<void> {
    return this.ask({ do: 'close' }) as Promise<void>
  }

  stop(): void {
    this.child.disconnect()
  }

  private async ask(request: Without<TabsRequest, 'id'>): Promise<unknown> {
    const id = ++this.asked
    const answers = on(this.child, 'message')
    this.child.send({ id, ...request })
    for await (const [answer] of answers) {
      if (answer.id !== id) continue
      if (answer.error) throw new Error(answer.error)
      return answer.found
    }
  }
}
