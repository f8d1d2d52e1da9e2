import { type OpenSlots, openAt } from '@/lib/domain/roster/open-slots'
import { maxSafeBid, reserveFor } from './max-safe-bid'

export interface WorstCaseInput {
  /** Money the team may use for the sheet, whatever the sheet itself already holds included. Minor units. */
  funds: bigint
  open: OpenSlots
  /** Minor units. */
  minimumBid: bigint
  reserve: boolean
  /** The most players the team may win; null: as many as fit. */
  maxWins: number | null
  bids: readonly { position: string; amount: bigint }[]
}

/**
 * The most that a sheet can make a team pay: what is held when it is submitted. Minor units.
 *
 * With k wins a team pays at most the sum of the k highest bids that fit its slots together, and at most
 * its funds less the reserve for what then stays open. Both grow with k, so the largest possible k is the
 * worst. Taking bids from the top while their position has room gives the highest sum for every k, because
 * "so many in all, so many a position" is a matroid. A bid above the largest safe bid is left out: what a
 * team can afford only shrinks during an allocation, so it can never win.
 */
export function worstCase({ funds, open, minimumBid, reserve, maxWins, bids }: WorstCaseInput): bigint {
  const largest = maxSafeBid({ available: funds, openSlots: open.total, minimumBid, reserve })
  const most = Math.min(open.total, maxWins ?? open.total)
  const winsAt = new Map<string, number>()
  let wins = 0
  let sum = 0n
  for (const { position, amount } of bids.toSorted(byAmountDescending)) {
    if (wins === most) break
    const here = winsAt.get(position) ?? 0
    if (amount > largest || here >= openAt(open, position)) continue
    winsAt.set(position, here + 1)
    wins += 1
    sum += amount
  }
  if (wins === 0) return 0n
  const payable = funds - reserveFor(open.total - wins, minimumBid, reserve)
  if (payable <= 0n) return 0n
  if (payable < sum) return payable
  return sum
}

function byAmountDescending(a: { amount: bigint }, b: { amount: bigint }): number {
  return a.amount === b.amount ? 0 : a.amount > b.amount ? -1 : 1
}
