import type { TieBreak } from '@/lib/contracts/round-rules'
import { drawLot } from './seeded'

/** One of several equal bids for a player. */
export interface TiedBid {
  teamId: string
  /** Left of its funds, in minor units, with amounts kept for pending ties gone. */
  remaining: number
  /** Epoch milliseconds. */
  submittedAt: number
}

export type TieOutcome<T> = {
  /** Who is ahead after the last rule that was applied. */
  leaders: T[]
  decidedBy: TieBreak
  /** The rules still to come; only after a live tiebreaker. */
  rest: readonly TieBreak[]
  /** Was money compared on the way? Then the outcome hangs on whatever may still change it. */
  comparedMoney: boolean
}

/**
 * Goes along the tie chain until one bid is left or a live tiebreaker is due. Each rule keeps the best of
 * those that the rule before left equal, so the chain is a total order: a bid that beats a set of others
 * beats every part of that set. A chain ends in a seeded draw (the contract demands it), and so in one.
 */
export function breakTie<T extends TiedBid>(
  chain: readonly TieBreak[],
  tied: readonly T[],
  draw: { seed: string; playerId: string },
): TieOutcome<T> {
  let leaders = [...tied]
  let comparedMoney = false
  for (const [place, rule] of chain.entries()) {
    if (rule === 'live_tiebreaker') {
      return { leaders, decidedBy: rule, rest: chain.slice(place + 1), comparedMoney }
    }
    if (rule === 'lower_remaining_budget') comparedMoney = true
    leaders = ahead(rule, leaders, draw)
    if (leaders.length === 1) return { leaders, decidedBy: rule, rest: [], comparedMoney }
  }
  throw new Error('The tie chain did not end in a rule that always decides.')
}

function ahead<T extends TiedBid>(
  rule: Exclude<TieBreak, 'live_tiebreaker'>,
  tied: readonly T[],
  draw: { seed: string; playerId: string },
): T[] {
  switch (rule) {
    case 'lower_remaining_budget':
      return lowest(tied, (bid) => bid.remaining)
    case 'earlier_submission':
      return lowest(tied, (bid) => bid.submittedAt)
    case 'seeded_draw': {
      const lots = lowest(tied, (bid) => drawLot(draw.seed, draw.playerId, bid.teamId))
      // Two ids have one lot only if they differ in ill-formed Unicode alone.
      return lowest(lots, (bid) => bid.teamId)
    }
  }
}

function lowest<T, V extends number | string>(items: readonly T[], read: (item: T) => V): T[] {
  let best: V | undefined
  let holders: T[] = []
  for (const item of items) {
    const value = read(item)
    if (best !== undefined && value > best) continue
    if (value !== best) holders = []
    best = value
    holders.push(item)
  }
  return holders
}
