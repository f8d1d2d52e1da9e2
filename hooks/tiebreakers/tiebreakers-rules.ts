import { aside, type CacheRules, meanwhile, unchanged } from '@/lib/client/cache-rule'
import type { AnswerOf } from '@/lib/contracts/endpoint'
import type { listTiebreakers } from '@/lib/contracts/endpoints'
import type { TiebreakerView } from '@/lib/contracts/views'
import { replaceNewer } from '../live/replace-newer'
import { bySoonest, isLive } from './tiebreaker-state'

export type TiebreakersAnswer = AnswerOf<typeof listTiebreakers>

/** What events make of a league's tiebreakers: the live ones by their close, then the latest decided. */
export const tiebreakersRules: CacheRules<TiebreakersAnswer> = {
  ...aside,
  tiebreaker_bid: (data, { data: { tiebreaker } }) => withOne(data, tiebreaker),
  tiebreaker_update: (data, { data: { tiebreaker } }) => {
    const isNew = data.tiebreakers.every(({ id }) => id !== tiebreaker.id)
    // The room of a new one is joined once an answer names it.
    if (isNew) return meanwhile(inOrder({ ...data, tiebreakers: [tiebreaker, ...data.tiebreakers] }))
    const next = withOne(data, tiebreaker)
    // Where it stands now, and which are still listed, is the server's to say.
    return isLive(tiebreaker) ? next : meanwhile(next)
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

const withOne = (data: TiebreakersAnswer, told: TiebreakerView): TiebreakersAnswer =>
  inOrder({ ...data, tiebreakers: [...replaceNewer(data.tiebreakers, told)] })

function inOrder(data: TiebreakersAnswer): TiebreakersAnswer {
  const live = data.tiebreakers.filter(isLive).toSorted(bySoonest)
  return { ...data, tiebreakers: [...live, ...data.tiebreakers.filter((each) => !isLive(each))] }
}
