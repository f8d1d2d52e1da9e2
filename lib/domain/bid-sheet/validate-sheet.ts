import { MAX_MINOR_UNITS } from '@/lib/contracts/money'
import type { RoundRules } from '@/lib/contracts/round-rules'
import { maxSafeBid } from '@/lib/domain/budget/max-safe-bid'
import { type CurrencyFormat, formatMoney } from '@/lib/domain/money/format'
import { type OpenSlots, openAt } from '@/lib/domain/roster/open-slots'

export interface SheetBid {
  playerId: string
  /** Minor units. */
  amount: bigint
}

export interface SheetContext {
  rules: RoundRules
  currency: CurrencyFormat
  /** Money the team may use, what this sheet already holds included. Minor units. */
  funds: bigint
  open: OpenSlots
  /** Position code of every player in the round. */
  positionOf: ReadonlyMap<string, string>
}

export type SheetProblemCode =
  | 'too_many_bids'
  | 'squad_full'
  | 'duplicate_player'
  | 'not_in_round'
  | 'position_full'
  | 'too_large'
  | 'below_minimum'
  | 'off_step'
  | 'above_safe_bid'

export interface SheetProblem {
  /** Absent when the problem is with the sheet as a whole. */
  playerId?: string
  code: SheetProblemCode
  /** A sentence that says what to do. */
  message: string
}

/**
 * Everything that keeps a sheet from being submitted; empty when it can be. Bids may add up to more than the
 * team has, and be on more players than it has slots: the allocation never lets it win more than it can pay
 * and own. Each single bid must be one that the team could pay.
 */
export function validateSheet(sheet: readonly SheetBid[], context: SheetContext): SheetProblem[] {
  const problems = sheetProblems(sheet, context)
  const seen = new Set<string>()
  for (const bid of sheet) {
    const problem = seen.has(bid.playerId)
      ? { code: 'duplicate_player' as const, message: 'This player is on the sheet twice. Keep one bid.' }
      : (playerProblem(bid, context) ?? amountProblem(bid, context))
    seen.add(bid.playerId)
    if (problem) problems.push({ playerId: bid.playerId, ...problem })
  }
  return problems
}

function sheetProblems(sheet: readonly SheetBid[], { rules, open }: SheetContext): SheetProblem[] {
  const problems: SheetProblem[] = []
  const most = rules.maxBidsPerTeam
  if (most !== null && sheet.length > most) {
    const message = `The sheet has ${sheet.length} bids and this round allows ${most}. Take ${sheet.length - most} off.`
    problems.push({ code: 'too_many_bids', message })
  }
  if (sheet.length > 0 && open.total === 0) {
    problems.push({ code: 'squad_full', message: 'Your squad is full. Release a player before you bid.' })
  }
  return problems
}

function playerProblem({ playerId }: SheetBid, { positionOf, open }: SheetContext): SheetProblem | null {
  const position = positionOf.get(playerId)
  if (position === undefined) {
    return { code: 'not_in_round', message: 'This player is not in this round. Take the bid off the sheet.' }
  }
  if (open.total > 0 && openAt(open, position) === 0) {
    const message = `You have no open slot at ${position}. Take the bid off, or release a player there.`
    return { code: 'position_full', message }
  }
  return null
}

function amountProblem({ amount }: SheetBid, context: SheetContext): SheetProblem | null {
  const { rules, currency, funds, open } = context
  const money = (value: bigint) => formatMoney(value, currency)
  const minimumBid = BigInt(rules.minimumBid)
  const step = BigInt(rules.bidStep)
  if (amount > MAX_MINOR_UNITS) {
    return { code: 'too_large', message: 'This amount is too large. Bid less.' }
  }
  if (amount < minimumBid) {
    return { code: 'below_minimum', message: `The least you can bid is ${money(minimumBid)}.` }
  }
  const over = (amount - minimumBid) % step
  if (over !== 0n) {
    const [below, above] = [money(amount - over), money(amount - over + step)]
    const message = `Bids go up from ${money(minimumBid)} in steps of ${money(step)}: bid ${below} or ${above}.`
    return { code: 'off_step', message }
  }
  const reserve = rules.reservePerOpenSlot
  const largest = maxSafeBid({ available: funds, openSlots: open.total, minimumBid, reserve })
  if (open.total === 0 || amount <= largest) return null
  if (largest < minimumBid) {
    return { code: 'above_safe_bid', message: 'You have too little money for a bid in this round.' }
  }
  const highest = money(largest - ((largest - minimumBid) % step))
  return { code: 'above_safe_bid', message: `The most you can safely bid is ${highest}.` }
}
