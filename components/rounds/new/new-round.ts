import type { CurrencyView } from '@/lib/contracts/money'
import type { RoundRules, TieBreak } from '@/lib/contracts/round-rules'
import type { PlayerView } from '@/lib/contracts/views'
import { formatMoney } from '@/lib/domain/money/format'
import { parseMoney } from '@/lib/domain/money/parse'
import { type ClockForm, type ClockProblems, firstClock, readClock } from './tiebreaker-clock'

/** What decides between equal bids; a live tiebreaker comes before all of it. */
export const tieChain = (live: boolean): TieBreak[] => [
  ...(live ? (['live_tiebreaker'] as const) : []),
  'lower_remaining_budget',
  'earlier_submission',
  'seeded_draw',
]

export type PlayerChoice =
  | { kind: 'all' }
  | { kind: 'position' | 'club' | 'selection'; chosen: ReadonlySet<string> }

/** The form as typed. */
export interface RulesForm {
  minimumBid: string
  bidStep: string
  maxBids: string
  maxWins: string
  reserve: boolean
  /** Ties are settled live, by this clock. */
  live: boolean
  clock: ClockForm
}

export type RulesProblems = Partial<Record<'minimumBid' | 'bidStep' | 'maxBids' | 'maxWins', string>> &
  ClockProblems

/** A major unit as the least bid, and as the step. */
export function firstRules(currency: CurrencyView): RulesForm {
  const unit = formatMoney(10n ** BigInt(currency.decimals), { ...currency, code: '', symbol: '' }).trim()
  return {
    minimumBid: unit,
    bidStep: unit,
    maxBids: '',
    maxWins: '',
    reserve: true,
    live: false,
    clock: firstClock,
  }
}

/** The rules as the server takes them, or what is wrong, by field. */
export function readRules(
  form: RulesForm,
  currency: CurrencyView,
): { rules: RoundRules } | { problems: RulesProblems } {
  const clock = form.live ? readClock(form.clock) : null
  const problems: RulesProblems = clock && 'problems' in clock ? { ...clock.problems } : {}
  const minimum = parseMoney(form.minimumBid, currency)
  const step = parseMoney(form.bidStep, currency)
  if (!minimum.ok) problems.minimumBid = minimum.message
  if (!step.ok) problems.bidStep = step.message
  else if (step.amount === 0n) problems.bidStep = 'The step must be above zero.'
  const maxBids = readLimit(form.maxBids)
  const maxWins = readLimit(form.maxWins)
  if (maxBids === 'wrong') problems.maxBids = LIMIT
  if (maxWins === 'wrong') problems.maxWins = LIMIT
  if (
    !minimum.ok ||
    !step.ok ||
    maxBids === 'wrong' ||
    maxWins === 'wrong' ||
    Object.keys(problems).length > 0
  ) {
    return { problems }
  }
  return {
    rules: {
      version: 1,
      order: 'highest_first',
      priceRule: 'first_price',
      tieChain: tieChain(form.live),
      minimumBid: String(minimum.amount),
      bidStep: String(step.amount),
      maxBidsPerTeam: maxBids,
      maxWinsPerTeam: maxWins,
      reservePerOpenSlot: form.reserve,
      ...(clock && 'clock' in clock ? { tiebreaker: clock.clock } : {}),
    },
  }
}

const LIMIT = 'A whole number from 1 to 2,000, or nothing for no limit.'

function readLimit(text: string): number | null | 'wrong' {
  if (text.trim() === '') return null
  if (!/^\d{1,4}$/.test(text.trim())) return 'wrong'
  const value = Number(text)
  return value >= 1 && value <= 2000 ? value : 'wrong'
}

/** The free players that a choice stands for. */
export function chosenPlayers(free: readonly PlayerView[], choice: PlayerChoice): readonly PlayerView[] {
  switch (choice.kind) {
    case 'all':
      return free
    case 'position':
      return free.filter((player) => choice.chosen.has(player.position))
    case 'club':
      return free.filter((player) => choice.chosen.has(player.club))
    case 'selection':
      return free.filter((player) => choice.chosen.has(player.id))
  }
}
