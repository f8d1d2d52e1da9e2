import type { TieBreak } from '@/lib/contracts/round-rules'
import type { RoundState } from '@/lib/contracts/views'
import type { RefusalReason } from '@/lib/domain/allocation/types'

/** '1 bid', '3 bids', '2,000 players'. */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${n.toLocaleString('en-GB')} ${n === 1 ? one : many}`
}

/** '45 s', '2 min', '2 min 30 s', '1 h 5 min'. */
export function secondsText(seconds: number): string {
  if (seconds < 60) return `${seconds} s`
  if (seconds < 3600) return joined(Math.floor(seconds / 60), 'min', seconds % 60, 's')
  return joined(Math.floor(seconds / 3600), 'h', Math.floor((seconds % 3600) / 60), 'min')
}

const joined = (large: number, unit: string, small: number, smallUnit: string) =>
  small === 0 ? `${large} ${unit}` : `${large} ${unit} ${small} ${smallUnit}`

export const stateWord: Record<RoundState, string> = {
  draft: 'Draft',
  open: 'Open',
  closed: 'Closed',
  resolving: 'In tiebreakers',
  finalized: 'Finalized',
  cancelled: 'Cancelled',
}

/** How a tie is decided: a name, and what it means for a team. */
export const tieBreakWords: Record<TieBreak, { name: string; sentence: string }> = {
  live_tiebreaker: {
    name: 'Live tiebreaker',
    sentence:
      'The tied teams bid against each other, live, up from the tied amount. If nobody raises, the next rule decides.',
  },
  lower_remaining_budget: {
    name: 'Lower remaining budget',
    sentence: 'The team with less money left at that moment has the player.',
  },
  earlier_submission: {
    name: 'Earlier submission',
    sentence: 'The bid that was submitted first wins; a raise takes a new time.',
  },
  seeded_draw: {
    name: 'Seeded draw',
    sentence: 'A draw whose seed was fixed before the close; it always decides.',
  },
}

/** Why bids did not win, as a line of a list. */
export const refusalWords: Record<RefusalReason, string> = {
  outbid: 'Outbid',
  lost_tie: 'Lost a tie',
  squad_full: 'Squad was full by then',
  position_full: 'No slot left at the position',
  win_limit: 'Already won as many as the rules allow',
  insufficient_funds: 'Too little money left by then',
  reserve: 'Would not have left the minimum for open slots',
  below_minimum: 'Under the minimum bid',
  off_step: 'Not on the step',
}

export function refusalText(reason: string): string {
  return reason in refusalWords ? refusalWords[reason as RefusalReason] : reason
}
