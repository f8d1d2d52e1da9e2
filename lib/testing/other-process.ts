import { balanceManager } from '@/lib/server/ledger/balance-manager'
import type { OtherProcess } from './start-other-process'

/** Another Gavel on the same database, without sockets: it does what it is asked over its channel, and keeps its own caches. */
const acts: OtherProcess = {
  async balance(walletId) {
    const { version, available, held, frozenAt } = await balanceManager.getBalance(walletId)
    return {
      version: Number(version),
      available: Number(available),
      held: Number(held),
      frozen: frozenAt !== null,
    }
  },
  async add(leagueId, walletId, amount) {
    const change = {
      leagueId,
      walletId,
      amount: BigInt(amount),
      actor: { userId: null },
      reason: 'elsewhere',
    }
    const { wallets } = await balanceManager.addBalance(change)
    return wallets[0]?.version ?? 0
  },
}

process.on('message', async ({ id, act, given }: { id: number; act: keyof OtherProcess; given: never[] }) => {
  const answer = await (acts[act] as (...all: never[]) => Promise<unknown>)(...given)
  process.send?.({ id, answer })
})
process.on('disconnect', () => process.exit(0))
process.send?.({ id: 0 })
