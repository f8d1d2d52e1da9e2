import { aside, type CacheRules, meanwhile, unchanged } from '@/lib/client/cache-rule'
import type { AnswerOf } from '@/lib/contracts/endpoint'
import type { getLeague } from '@/lib/contracts/endpoints'
import type { LeagueView } from '@/lib/contracts/views'
import { replaceNewer } from '../live/replace-newer'

export type LeagueAnswer = AnswerOf<typeof getLeague>
type Team = LeagueView['teams'][number]

/** What events make of a league's frame: teams with their wallets and squad sizes, rounds, counts. */
export const leagueRules: CacheRules<LeagueAnswer> = {
  ...aside,
  wallet_update: (data, { data: { wallet } }) =>
    withTeam(data, wallet.teamId, (team) => ({ ...team, wallets: [...replaceNewer(team.wallets, wallet)] })),
  squad_update: (data, { data: { squad } }) =>
    withTeam(data, squad.teamId, (team) =>
      squad.version < team.squadVersion
        ? team
        : {
            ...team,
            squadCount: squad.entries.length,
            squadVersion: squad.version,
            extra: squad.extra,
          },
    ),
  // Which rounds are listed, and where, is the server's to say.
  round_update: (data, { data: { round } }) =>
    meanwhile(withLeague(data, { rounds: [...replaceNewer(data.league.rounds, round)] })),
  players_update: (data, { data: { version, playerCount } }) =>
    version < data.league.playersVersion ? data : withLeague(data, { playersVersion: version, playerCount }),
  shop_update: (data, { data: { shopItems } }) => withLeague(data, { shopItems }),
  team_update: (data, { data: { team } }) =>
    // The list is in the order of names, which may have changed.
    data.league.teams.some(({ id, name }) => id === team.id && name === team.name)
      ? withTeam(data, team.id, (shown) => ({ ...shown, ...team }))
      : 'refetch',
  member_update: () => 'refetch',
  round_submission: unchanged,
  bid_sheet_update: unchanged,
}

const withLeague = (data: LeagueAnswer, change: Partial<LeagueView>): LeagueAnswer => ({
  ...data,
  league: { ...data.league, ...change },
})

function withTeam(
  data: LeagueAnswer,
  teamId: string,
  change: (team: Team) => Team,
): LeagueAnswer | 'refetch' {
  const at = data.league.teams.findIndex(({ id }) => id === teamId)
  const team = data.league.teams[at]
  return team ? withLeague(data, { teams: data.league.teams.with(at, change(team)) }) : 'refetch'
}
