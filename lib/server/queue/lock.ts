import { notFound } from '@/lib/platform/app-error'
import type { Queryable } from '@/lib/platform/database/client'
import { isCommissioner, type LeagueScope } from '@/lib/server/leagues/access'
import type { QueuedTransaction } from '@/prisma/generated/client'

/** The first of a league's queue. */
export interface Head {
  id: string
  actorId: string
  nextAttemptAt: Date | null
}

export async function peekHead(db: Queryable, leagueId: string): Promise<Head | null> {
  return db.queuedTransaction.findFirst({
    where: { leagueId, state: { in: ['queued', 'retrying'] } },
    orderBy: { number: 'asc' },
    select: { id: true, actorId: true, nextAttemptAt: true },
  })
}

/**
 * Locks the first that still waits, whoever has it at the moment: never the next one while that is undecided. Numbers become
 * visible in their order (commands/append.ts), so none can come before it any more.
 */
export async function lockHead(tx: Queryable, leagueId: string): Promise<QueuedTransaction | null> {
  const [head] = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM queued_transactions WHERE league_id = ${leagueId}::uuid AND state IN ('queued', 'retrying')
    ORDER BY number LIMIT 1 FOR UPDATE`
  return head ? tx.queuedTransaction.findUniqueOrThrow({ where: { id: head.id } }) : null
}

/**
 * Locks a transaction for an act of whoever queued it, or of a commissioner.
 * @throws AppError not_found: none in this league, or another's, who is not shown it
 */
export async function lockQueued(tx: Queryable, scope: LeagueScope, id: string): Promise<QueuedTransaction> {
  const { leagueId, userId, role } = scope
  await tx.$queryRaw`SELECT 1 FROM queued_transactions WHERE id = ${id}::uuid FOR UPDATE`
  const row = await tx.queuedTransaction.findFirst({ where: { id, leagueId } })
  if (!row || (row.actorId !== userId && !isCommissioner(role))) throw notFound()
  return row
}
