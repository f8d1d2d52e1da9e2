import type { FeedSubject } from '@/lib/contracts/views'
import type { UnitOfWork } from '@/lib/server/events/unit-of-work'

type Told = Extract<FeedSubject, { kind: 'money' }>

/** Teams that a post names; a large league's income has a line for each. */
const MOST = 100

/** What the feed tells of money that a commissioner moved. */
export async function moneySubject(
  { tx }: UnitOfWork,
  act: Pick<Told, 'act' | 'by' | 'reason'> & { undone?: string },
  transactionId: string,
): Promise<Told> {
  const where = { transactionId, walletId: { not: null } }
  const lines = await tx.posting.findMany({
    where,
    orderBy: [{ wallet: { team: { name: 'asc' } } }, { id: 'asc' }],
    take: MOST,
    include: { wallet: { include: { team: { select: { id: true, name: true } } } } },
  })
  return {
    kind: 'money',
    ...act,
    undone: act.undone ?? null,
    transactionId,
    lines: lines.flatMap(({ wallet, amount, totalAfter, currencyId }) =>
      wallet
        ? [
            {
              walletId: wallet.id,
              teamId: wallet.team.id,
              teamName: wallet.team.name,
              currencyId,
              amount: String(amount),
              totalAfter: String(totalAfter),
            },
          ]
        : [],
    ),
    count: await tx.posting.count({ where }),
  }
}
