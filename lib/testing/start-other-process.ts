import { spawn } from 'node:child_process'
import { resolve } from 'node:path'

export interface OtherProcess {
  balance(walletId: string): Promise<{ version: number; available: number; held: number; frozen: boolean }>
  /** @returns the version that it committed */
  add(leagueId: string, walletId: string, amount: number): Promise<number>
}

/** Starts lib/testing/other-process.ts on this process's database. */
export async function startOtherProcess(): Promise<OtherProcess & { stop(): void }> {
  const script = resolve('lib/testing/other-process.ts')
  const child = spawn(resolve('node_modules/.bin/node'), ['--import', 'tsx', script], {
    env: { ...process.env, NODE_ENV: 'test' },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const waiting = new Map<number, (answer: never) => void>()
  child.on('message', ({ id, answer }: { id: number; answer: never }) => {
    waiting.get(id)?.(answer)
    waiting.delete(id)
  })
  await new Promise<never>((ready) => waiting.set(0, ready))
  let last = 0
  const ask = (act: keyof OtherProcess, ...given: unknown[]) =>
    new Promise<never>((done) => {
      const id = ++last
      waiting.set(id, done)
      child.send({ id, act, given })
    })
  return {
    balance: (walletId) => ask('balance', walletId),
    add: (leagueId, walletId, amount) => ask('add', leagueId, walletId, amount),
    stop: () => child.disconnect(),
  }
}
