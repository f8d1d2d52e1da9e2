import type { UnfitReason } from './types'

/**
 * What a team has used up. Plain numbers for speed: every figure in the input is at most 2^53−1 (checked on
 * the way in), a charge is only made when it fits in the funds, and `charge` stops at `TOO_MUCH`, so each
 * sum is either exact or known to be above every limit.
 */
export interface Standing {
  /** Of the funds, in minor units. */
  spent: number
  /** Of the hold, in minor units; differs from `spent` by what tiebreakers were won above the tied amount. */
  drawn: number
  wins: number
  winsAt: Int32Array
}

/** What a team may use in this round. */
export interface Means {
  funds: number
  spendLimit: number
  openSlots: number
  openAt: Int32Array
  maxWins: number
  /** Kept back for each slot still open, in minor units; 0 when the rules do not ask for it. */
  reserveEach: number
}

const TOO_MUCH = 2 ** 53

export function emptyStanding(positions: number): Standing {
  return { spent: 0, drawn: 0, wins: 0, winsAt: new Int32Array(positions) }
}

export function copyStanding({ spent, drawn, wins, winsAt }: Standing): Standing {
  return { spent, drawn, wins, winsAt: winsAt.slice() }
}

/**
 * Why a bid does not fit, or null when it does. Whatever is charged, a bid that did not fit never fits
 * again: money and slots only shrink, and a win frees no more reserve (one minimum) than it costs.
 */
export function unfit(
  means: Means,
  standing: Standing,
  amount: number,
  position: number,
): UnfitReason | null {
  if (standing.wins >= means.openSlots) return 'squad_full'
  if ((standing.winsAt[position] ?? 0) >= (means.openAt[position] ?? 0)) return 'position_full'
  if (standing.wins >= means.maxWins) return 'win_limit'
  if (amount > means.spendLimit - standing.drawn || amount > means.funds - standing.spent) {
    return 'insufficient_funds'
  }
  const stillOpen = means.openSlots - standing.wins - 1
  return amount > means.funds - standing.spent - means.reserveEach * stillOpen ? 'reserve' : null
}

/** `price` may be above the `drawn` amount when a live tiebreaker was won by a raise. Minor units. */
export function charge(standing: Standing, price: number, drawn: number, position: number): void {
  standing.spent = Math.min(standing.spent + price, TOO_MUCH)
  standing.drawn = Math.min(standing.drawn + drawn, TOO_MUCH)
  standing.wins += 1
  standing.winsAt[position] = (standing.winsAt[position] ?? 0) + 1
}

/** Money that neither is spent nor has to stay for the slots still open. Minor units, never below 0. */
export function spare(means: Means, standing: Standing): number {
  const reserve = means.reserveEach * Math.max(0, means.openSlots - standing.wins)
  return Math.max(0, means.funds - standing.spent - reserve)
}
