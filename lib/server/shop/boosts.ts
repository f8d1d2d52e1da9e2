import type { BoostView } from '@/lib/contracts/views'
import { database, type Queryable } from '@/lib/platform/database/client'

/** A boost that a team has bought and not used up. */
export interface LiveBoost {
  purchaseId: string
  basisPoints: number
}

/**
 * Locks the boosts that count for a payment in a currency, after the wallets.
 * @returns by team id
 */
export async function lockBoosts(
  tx: Queryable,
  { leagueId, currencyId }: { leagueId: string; currencyId: string },
): Promise<Map<string, LiveBoost[]>> {
  const rows = await tx.$queryRaw<(LiveBoost & { teamId: string })[]>`
    SELECT purchase_id AS "purchaseId", team_id AS "teamId", basis_points AS "basisPoints" FROM team_effects
    WHERE league_id = ${leagueId}::uuid AND kind = 'boost' AND currency_id = ${currencyId}::uuid
      AND ended_at IS NULL AND payments_left > 0
    ORDER BY purchase_id FOR UPDATE`
  return Map.groupBy(rows, ({ teamId }) => teamId)
}

/** Each has been part of one more payment. */
export async function useBoosts(
  tx: Queryable,
  paymentId: string,
  purchaseIds: readonly string[],
): Promise<void> {
  if (purchaseIds.length === 0) return
  await tx.teamEffect.updateMany({
    where: { purchaseId: { in: [...purchaseIds] } },
    data: { paymentsLeft: { decrement: 1 } },
  })
  await tx.boostUse.createMany({ data: purchaseIds.map((purchaseId) => ({ paymentId, purchaseId })) })
}

/** A payment was taken back: what it used is there for another. */
export async function giveBoostsBack(tx: Queryable, paymentId: string): Promise<void> {
  const used = await tx.boostUse.findMany({ where: { paymentId }, orderBy: { purchaseId: 'asc' } })
  await tx.boostUse.deleteMany({ where: { paymentId } })
  await tx.teamEffect.updateMany({
    where: { purchaseId: { in: used.map(({ purchaseId }) => purchaseId) } },
    data: { paymentsLeft: { increment: 1 } },
  })
}

/** What a team can still look forward to, oldest first. */
export async function readBoosts(teamId: string, db: Queryable = database()): Promise<BoostView[]> {
  const rows = await db.teamEffect.findMany({
    where: { teamId, kind: 'boost', endedAt: null, paymentsLeft: { gt: 0 } },
    orderBy: { purchaseId: 'asc' },
    include: { purchase: { select: { itemName: true } } },
  })
  return rows.map(({ purchaseId, purchase, currencyId, basisPoints, paymentsLeft }) => ({
    purchaseId,
    itemName: purchase.itemName,
    currencyId: currencyId ?? '',
    basisPoints: basisPoints ?? 0,
    paymentsLeft: paymentsLeft ?? 0,
  }))
}
