import { aside, type CacheRules, meanwhile, unchanged } from '@/lib/client/cache-rule'
import type { AnswerOf } from '@/lib/contracts/endpoint'
import type { getBulkRound } from '@/lib/contracts/endpoints'
import { newer } from '../live/replace-newer'

export type BulkRound = AnswerOf<typeof getBulkRound>

/** What events make of a commissioner's view of a round: its state, and who has submitted. */
export const bulkRoundRules: CacheRules<BulkRound> = {
  ...aside,
  round_update: (data, { data: { round, change } }) => {
    if (round.id !== data.round.id) return data
    const next = { ...data, round: newer(data.round, round) }
    return change === 'cancelled' ? meanwhile(next) : next
  },
  round_submission: (data, { data: { roundId, teamId, submittedAt } }) => {
    if (roundId !== data.round.id) return data
    const at = data.teams.findIndex((team) => team.teamId === teamId)
    const team = data.teams[at]
    return team ? { ...data, teams: data.teams.with(at, { ...team, submittedAt }) } : 'refetch'
  },
  // A team is new, or its name has changed and its place with it.
  team_update: (data, { data: { team } }) =>
    data.teams.some(({ teamId, name }) => teamId === team.id && name === team.name) ? data : 'refetch',
  wallet_update: unchanged,
  squad_update: unchanged,
  players_update: unchanged,
  member_update: unchanged,
}
