import type { ErrorCode } from '@/lib/contracts/errors'
import type { QueuedKind, QueuedState, QueuedTransactionView } from '@/lib/contracts/views'
import type { QueuedTransaction } from '@/prisma/generated/client'

const other = { select: { id: true, number: true } } as const

/** How a queued transaction is read for its view. */
export const queuedRead = {
  include: { actor: { select: { name: true } }, retries: other, retriedBy: other },
} as const

type Other = { id: string; number: number }
export type QueuedRow = QueuedTransaction & {
  actor: { name: string }
  retries: Other | null
  retriedBy: Other | null
}

/** The most lines that a view and its events carry. */
const MOST_LINES = 50

type Line = { walletId: string; amount: string }
interface Stored {
  changes?: Line[]
  walletId?: string
  from?: string
  to?: string
  amount?: string
  itemId?: string
  itemName?: string
  teamId?: string
}

export function toQueuedView(row: QueuedRow): QueuedTransactionView {
  const stored = row.payload as Stored
  const lines = linesOf(stored)
  const iso = (date: Date | null) => date?.toISOString() ?? null
  return {
    id: row.id,
    leagueId: row.leagueId,
    number: row.number,
    kind: row.kind as QueuedKind,
    state: row.state as QueuedState,
    actor: { userId: row.actorId, name: row.actor.name },
    reason: row.reason,
    lines: lines.slice(0, MOST_LINES),
    lineCount: lines.length,
    purchase: stored.itemId
      ? { itemId: stored.itemId, itemName: stored.itemName ?? '', teamId: stored.teamId ?? '' }
      : null,
    queuedAt: row.queuedAt.toISOString(),
    attempts: row.attempts,
    nextAttemptAt: iso(row.nextAttemptAt),
    endedAt: iso(row.endedAt),
    transactionId: row.transactionId,
    failure: row.failureCode ? { code: row.failureCode as ErrorCode, message: row.failure ?? '' } : null,
    retries: row.retries,
    retriedBy: row.retriedBy,
    version: row.version,
  }
}

function linesOf({ changes, walletId, from, to, amount = '0' }: Stored): Line[] {
  if (changes) return changes
  if (walletId) return [{ walletId, amount }]
  if (!from || !to) return []
  return [
    { walletId: from, amount: `-${amount}` },
    { walletId: to, amount },
  ]
}
