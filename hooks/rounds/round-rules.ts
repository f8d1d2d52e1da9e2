import { aside, type CacheRules, meanwhile, unchanged } from '@/lib/client/cache-rule'
import type { AnswerOf } from '@/lib/contracts/endpoint'
import type { getRound } from '@/lib/contracts/endpoints'
import { newer } from '../live/replace-newer'

export type RoundAnswer = AnswerOf<typeof getRound>

/** What events make of a round's page. Opening and closing change the round alone; the rest brings or takes awards. */
export const roundRules: CacheRules<RoundAnswer> = {
  ...aside,
  round_update: (data, { data: { round, change } }) => {
    if (round.id !== data.round.id) return data
    const next = { ...data, round: newer(data.round, round) }
    return change === 'opened' || change === 'closed' ? next : meanwhile(next)
  },
  round_submission: unchanged,
  wallet_update: unchanged,
  squad_update: unchanged,
  players_update: unchanged,
  team_update: unchanged,
  member_update: unchanged,
}
