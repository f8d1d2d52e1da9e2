import { aside, type CacheRules, type Meanwhile, meanwhile, unchanged } from '@/lib/client/cache-rule'
import type { AnswerOf } from '@/lib/contracts/endpoint'
import type { getTiebreaker } from '@/lib/contracts/endpoints'
import type { EventData } from '@/lib/contracts/events'
import type { OwnPlaceView, TiebreakerView } from '@/lib/contracts/views'
import { newer } from '../live/replace-newer'
import { hasWithdrawn, isLive, standsAt } from './tiebreaker-state'

export type TiebreakerAnswer = AnswerOf<typeof getTiebreaker>

/** As many as an answer has. */
const NEWEST = 200

/** What events make of a tiebreaker's page. What a team may still bid at most hangs on all its money: only a read tells it. */
export const tiebreakerRules: CacheRules<TiebreakerAnswer> = {
  ...aside,
  tiebreaker_bid: (data, { data: told }) => withBid(data, told),
  tiebreaker_update: (data, { data: { tiebreaker } }) => withTiebreaker(data, tiebreaker),
  wallet_update: (data, { data: { wallet } }) => {
    const { mine, tiebreaker } = data
    if (!mine || wallet.teamId !== mine.teamId || wallet.currencyId !== tiebreaker.currencyId) return data
    return meanwhile({ ...data, mine: { ...mine, available: wallet.available ?? mine.available } })
  },
  squad_update: unchanged,
  round_update: unchanged,
  round_submission: unchanged,
  bid_sheet_update: unchanged,
  team_update: unchanged,
}

/** Puts a new state in the place of the one it is newer than. */
export function withTiebreaker(data: TiebreakerAnswer, told: TiebreakerView): TiebreakerAnswer {
  if (told.id !== data.tiebreaker.id) return data
  const tiebreaker = newer(data.tiebreaker, told)
  return { ...data, tiebreaker, mine: placeIn(tiebreaker, data.mine) }
}

/** Puts a bid on top, once; when those between it and the last are not known, a read follows. */
export function withBid(
  data: TiebreakerAnswer,
  { tiebreaker, bid }: Pick<EventData<'tiebreaker_bid'>, 'tiebreaker' | 'bid'>,
): TiebreakerAnswer | Meanwhile<TiebreakerAnswer> {
  if (tiebreaker.id !== data.tiebreaker.id) return data
  const next = withTiebreaker(data, tiebreaker)
  const top = data.bids[0]?.n ?? 0
  if (bid.n <= top) return next
  return bid.n === top + 1 ? { ...next, bids: [bid, ...data.bids].slice(0, NEWEST) } : meanwhile(next)
}

/** The leader's raise is held, of everyone else the tied amount; what is free is told by the wallet. */
function placeIn(tiebreaker: TiebreakerView, mine: OwnPlaceView | null): OwnPlaceView | null {
  if (!mine || !isLive(tiebreaker) || hasWithdrawn(tiebreaker, mine.teamId)) return null
  const leads = tiebreaker.leader?.teamId === mine.teamId
  const top = standsAt(tiebreaker)
  return {
    ...mine,
    held: leads ? top : tiebreaker.tiedAmount,
    nextBid: String(BigInt(top) + BigInt(tiebreaker.step)),
  }
}
