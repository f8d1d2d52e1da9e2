import type { Queryable } from '@/lib/platform/database/client'
import type { RoundRow } from '../view'

/** A submitted sheet with the money that stands behind it now. */
export interface SettlementSheet {
  id: string
  teamId: string
  walletId: string
  /** Null: nothing is held for it, or all of its bids were zero. */
  holdId: string | null
  held: bigint
  /**
   * All of the wallet, whatever holds it: bidding elsewhere after the close must not change who wins here. What is paid
   * is capped by this sheet's own hold.
   */
  total: bigint
  headroom: bigint
}

/** The submitted sheets of a round, by team. */
export async function readSheets(tx: Queryable, round: RoundRow): Promise<SettlementSheet[]> {
  const sheets = await tx.bidSheet.findMany({
    where: { roundId: round.id, submittedAt: { not: null } },
    orderBy: { teamId: 'asc' },
  })
  const teamIds = sheets.map((sheet) => sheet.teamId)
  const wallets = await tx.wallet.findMany({
    where: { teamId: { in: teamIds }, currencyId: round.currencyId },
  })
  const holds = await tx.hold.findMany({
    where: { id: { in: sheets.flatMap((sheet) => sheet.holdId ?? []) }, state: 'active' },
  })
  const walletOf = new Map(wallets.map((wallet) => [wallet.teamId, wallet]))
  const holdOf = new Map(holds.map((hold) => [hold.id, hold]))
  return sheets.flatMap(({ id, teamId, holdId, headroom }) => {
    const wallet = walletOf.get(teamId)
    const hold = holdOf.get(holdId ?? '')
    if (!wallet) return []
    const money = { walletId: wallet.id, total: wallet.available + wallet.held }
    return [{ id, teamId, ...money, holdId: hold?.id ?? null, held: hold?.amount ?? 0n, headroom }]
  })
}
