import { aside, type CacheRules, meanwhile, unchanged } from '@/lib/client/cache-rule'
import type { AnswerOf } from '@/lib/contracts/endpoint'
import type { listTiebreakers } from '@/lib/contracts/endpoints'
import { replaceNewer } from '../live/replace-newer'

export type TiebreakersAnswer = AnswerOf<typeof listTiebreakers>

/** What events make of a league's tiebreakers. Which are listed, and where, is the server's to say. */
export const tiebreakersRules: CacheRules<TiebreakersAnswer> = {
  ...aside,
  tiebreaker_bid: (data, { data: { tiebreaker } }) => ({
    ...data,
    tiebreakers: [...replaceNewer(data.tiebreakers, tiebreaker)],
  }),
  tiebreaker_update: (data, { data: { tiebreaker, change } }) => {
    // The room of a new one is joined once an answer names it.
    if (!data.tiebreakers.some(({ id }) => id === tiebreaker.id)) {
      return meanwhile({ ...data, tiebreakers: [tiebreaker, ...data.tiebreakers] })
    }
    const next = { ...data, tiebreakers: [...replaceNewer(data.tiebreakers, tiebreaker)] }
    return change === 'decided' || change === 'cancelled' ? meanwhile(next) : next
  },
  // Players may have other names now.
  players_update: () => 'refetch',
  wallet_update: unchanged,
  squad_update: unchanged,
  round_update: unchanged,
  round_submission: unchanged,
  team_update: unchanged,
  member_update: unchanged,
}
