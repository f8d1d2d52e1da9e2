import { database } from '@/lib/platform/database/client'
import { enterLeague } from '@/lib/server/leagues/access'
import { queueTransaction } from '@/lib/server/queue/commands/queue-transaction'

/** Queues what the picture of the queue shows, and waits until it has had its turn: one is done, one is refused. */
export async function fillQueue(leagueId: string): Promise<void> {
  const db = database()
  const olive = await db.user.findUniqueOrThrow({ where: { email: 'olive@example.org' } })
  const scope = await enterLeague({ userId: olive.id }, leagueId)
  const wallets = await db.wallet.findMany({ where: { leagueId, currency: { sortOrder: 0 } } })
  const queue = (amount: bigint, reason: string) =>
    queueTransaction({
      scope,
      request: {
        kind: 'batch_adjustment',
        payload: { changes: wallets.map(({ id }) => ({ walletId: id, amount })) },
        reason,
      },
    })
  await queue(50n, 'The cup’s prize money')
  const { id } = await queue(-9_000n, 'A fine that nobody can pay')
  const waits = { id, state: { in: ['queued', 'retrying'] } }
  while ((await db.queuedTransaction.count({ where: waits })) > 0) {
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}
