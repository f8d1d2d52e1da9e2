import type { QueuedTransactionView } from '@/lib/contracts/views'

const KEPT_BACK = {
  code: 'conflict',
  message: 'The team could not buy this. Its own people are told why.',
} as const

/**
 * A queued transaction as someone else may see it: why a team could not pay would tell what it holds for its sealed bids.
 * @param viewer the viewer's own team in this league, if any; his id where he may see what he queued himself
 */
export function projectTransaction(
  viewer: { teamId: string | null; userId?: string },
  transaction: QueuedTransactionView,
): QueuedTransactionView {
  const { purchase, failure, actor } = transaction
  if (!purchase || !failure) return transaction
  if (purchase.teamId === viewer.teamId || actor.userId === viewer.userId) return transaction
  return { ...transaction, failure: KEPT_BACK }
}
