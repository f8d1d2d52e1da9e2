import type { CurrencyView } from '@/lib/contracts/money'
import type { OwnPlaceView } from '@/lib/contracts/views'
import { formatMoney } from '@/lib/domain/money/format'
import { parseMoney } from '@/lib/domain/money/parse'

/** How far above the highest bid, in steps. */
export const quickSteps = [1, 2, 5] as const
export type QuickSteps = (typeof quickSteps)[number]

/** What a person has chosen to bid: so many steps more, or an amount as typed. Typed text is his alone. */
export interface BidChoice {
  steps: QuickSteps
  text: string
}

export interface Raise {
  /** What stands to be bid; null while what is typed is no amount. */
  amount: bigint | null
  /** Why it cannot be bid; null: it can. */
  problem: string | null
}

type Place = Pick<OwnPlaceView, 'nextBid' | 'largestSafeBid'>

/** What a choice comes to as the tiebreaker stands. */
export function raiseOf(choice: BidChoice, place: Place, step: bigint, currency: CurrencyView): Raise {
  const next = BigInt(place.nextBid)
  if (choice.text.trim() === '') {
    const amount = next + BigInt(choice.steps - 1) * step
    return { amount, problem: problemOf(amount, place, step, currency) }
  }
  const parsed = parseMoney(choice.text, currency)
  if (!parsed.ok) return { amount: null, problem: parsed.message }
  return { amount: parsed.amount, problem: problemOf(parsed.amount, place, step, currency) }
}

function problemOf(amount: bigint, place: Place, step: bigint, currency: CurrencyView): string | null {
  const next = BigInt(place.nextBid)
  const most = BigInt(place.largestSafeBid)
  const money = (value: bigint) => formatMoney(value, currency)
  if (amount < next) return `Too low now: the next bid is ${money(next)}.`
  const over = (amount - next) % step
  if (over !== 0n) {
    return `Bids go up by ${money(step)}: ${money(amount - over)} or ${money(amount - over + step)}.`
  }
  if (amount > most) return `The most you can safely bid is ${money(most)}.`
  return null
}

/** More than ten steps and a quarter above what would do: asked about before it is sent. */
export function isLargeJump(amount: bigint, { nextBid }: Pick<Place, 'nextBid'>, step: bigint): boolean {
  const next = BigInt(nextBid)
  return amount - next > 10n * step && (amount - next) * 4n > next
}
