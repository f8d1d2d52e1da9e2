import type { CurrencyView } from '@/lib/contracts/money'
import type { RoundRules } from '@/lib/contracts/round-rules'
import { maxSafeBid } from '@/lib/domain/budget/max-safe-bid'
import { worstCase } from '@/lib/domain/budget/worst-case'
import type { OpenSlots } from '@/lib/domain/roster/open-slots'
import type { Draft } from './edit-sheet'
import { validateSheet } from './validate-sheet'

/** What the server says a team may still spend and own. */
export interface SheetLimits {
  funds: string
  openSlots: number
  positions: readonly { code: string; slots: number; taken: number }[]
}

export interface SheetFigures {
  bidCount: number
  /** The most that this sheet can cost, minor units: what submitting it holds. */
  worst: bigint
  /** The largest amount that any one bid may be, minor units. */
  largest: bigint
  open: OpenSlots
  /** A sentence by player. */
  problems: ReadonlyMap<string, string>
  /** What is wrong with the sheet as a whole. */
  general: readonly string[]
}

/** All that is told about a sheet while it is being written, by the rules that the server holds it to. */
export function sheetFigures(
  draft: Draft,
  context: {
    rules: RoundRules
    currency: CurrencyView
    limits: SheetLimits
    /** Position of every player of the round who can still be bought. */
    positionOf: ReadonlyMap<string, string>
  },
): SheetFigures {
  const { rules, currency, limits, positionOf } = context
  const funds = BigInt(limits.funds)
  const minimumBid = BigInt(rules.minimumBid)
  const reserve = rules.reservePerOpenSlot
  const open = openOf(limits)
  const bids = Object.entries(draft).map(([playerId, amount]) => ({ playerId, amount: BigInt(amount) }))
  const found = validateSheet(bids, { rules, currency, funds, open, positionOf })
  return {
    bidCount: bids.length,
    worst: worstCase({
      funds,
      open,
      minimumBid,
      reserve,
      maxWins: rules.maxWinsPerTeam,
      bids: bids.map(({ playerId, amount }) => ({ position: positionOf.get(playerId) ?? '', amount })),
    }),
    largest: maxSafeBid({ available: funds, openSlots: open.total, minimumBid, reserve }),
    open,
    problems: new Map(
      found.flatMap((problem) => (problem.playerId ? [[problem.playerId, problem.message]] : [])),
    ),
    general: found.filter((problem) => !problem.playerId).map((problem) => problem.message),
  }
}

function openOf(limits: SheetLimits): OpenSlots {
  const byPosition = limits.positions.map(({ code, slots, taken }) => [code, Math.max(0, slots - taken)])
  return { total: limits.openSlots, byPosition: Object.fromEntries(byPosition) }
}
