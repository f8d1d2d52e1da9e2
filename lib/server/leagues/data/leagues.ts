import { type AsOf, leagueRoom, ownRoom, userRoom } from '@/lib/contracts/rooms'
import type { LeagueSummary, LeagueView, Role } from '@/lib/contracts/views'
import { projectWallet } from '@/lib/domain/visibility/project-wallet'
import { database } from '@/lib/platform/database/client'
import type { Viewer } from '@/lib/server/auth/authenticate'
import { keptPart, OTHERS_MONEY, withAsOf } from '@/lib/server/events/data'
import { toWalletView } from '@/lib/server/ledger/view'
import { roundRead, toRoundView } from '@/lib/server/rounds/view'
import { placesOf, withPlaces } from '@/lib/server/squads/data'
import type { LeagueScope } from '../access'
import { toTeamView, withManagers } from '../view'

/** The leagues that the viewer is a member of, by name. */
export async function listLeagues(
  viewer: Pick<Viewer, 'userId'>,
): Promise<{ leagues: LeagueSummary[]; asOf: AsOf }> {
  const { userId } = viewer
  // Mine before my leagues: one that is joined meanwhile is told there, and the list is read again.
  return withAsOf(
    [userRoom(userId)],
    async () => {
      const memberships = await database().member.findMany({ where: { userId }, select: { leagueId: true } })
      const rooms = memberships.map(({ leagueId }) => leagueRoom(leagueId))
      return withAsOf(rooms, async () => ({ leagues: await readLeagues(userId) }))
    },
    { as: `leagues ${userId}`, despite: OTHERS_MONEY },
  )
}

async function readLeagues(userId: string): Promise<LeagueSummary[]> {
  const members = await database().member.findMany({
    where: { userId },
    orderBy: { league: { name: 'asc' } },
    include: {
      team: { select: { id: true, name: true, shortName: true } },
      league: { include: { _count: { select: { teams: true, rounds: { where: { state: 'open' } } } } } },
    },
  })
  return members.map(({ league, role, team }) => ({
    id: league.id,
    slug: league.slug,
    name: league.name,
    role: role as Role,
    team,
    teamCount: league._count.teams,
    openRounds: league._count.rounds,
  }))
}

/** The league as this member sees it: of other teams' wallets, the total alone. */
export async function getLeague(scope: LeagueScope): Promise<{ league: LeagueView; asOf: AsOf }> {
  // Holds of the viewer's own wallets are told in the room of his team's people alone.
  const rooms = [leagueRoom(scope.leagueId), ...(scope.teamId ? [ownRoom(scope.teamId)] : [])]
  // Whoever runs the same team, or none, is shown the same of it, but for himself.
  const keep = { as: `league ${scope.leagueId} ${scope.teamId}` }
  const { league, asOf } = await withAsOf(rooms, async () => ({ league: await readLeague(scope) }), keep)
  const { userId, memberId, role, teamId } = scope
  return { league: { ...league, me: { userId, memberId, role, teamId } }, asOf }
}

async function readLeague(scope: LeagueScope): Promise<LeagueView> {
  const { leagueId, userId, memberId, role, teamId } = scope
  // Of all this, money alone changes often.
  const frame = await keptPart([leagueRoom(leagueId)], () => readFrame(leagueId), {
    as: `league frame ${leagueId}`,
    despite: { league: ['wallet_update'] },
  })
  const wallets = await database().wallet.findMany({
    where: { leagueId },
    include: { currency: { select: { sortOrder: true } } },
  })
  const inOrder = wallets.sort((a, b) => a.currency.sortOrder - b.currency.sortOrder)
  const ofTeam = Map.groupBy(inOrder, (wallet) => wallet.teamId)
  return {
    ...frame,
    me: { userId, memberId, role, teamId },
    teams: frame.teams.map((team) => ({
      ...team,
      wallets: (ofTeam.get(team.id) ?? []).map((wallet) => projectWallet(scope, toWalletView(wallet))),
    })),
  }
}

type Frame = Omit<LeagueView, 'me' | 'teams'> & { teams: Omit<LeagueView['teams'][number], 'wallets'>[] }

/** All of a league but its money, the same for every member. */
async function readFrame(leagueId: string): Promise<Frame> {
  const league = await database().league.findUniqueOrThrow({
    where: { id: leagueId },
    include: {
      currencies: { orderBy: [{ sortOrder: 'asc' }, { code: 'asc' }] },
      teams: {
        orderBy: { name: 'asc' },
        include: {
          ...withManagers,
          _count: { select: { squad: true } },
          ...withPlaces,
        },
      },
      rounds: {
        orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
        ...roundRead,
      },
      _count: { select: { players: true, shopItems: { where: { state: 'active' } } } },
    },
  })
  return {
    id: league.id,
    slug: league.slug,
    name: league.name,
    roster: league.roster as LeagueView['roster'],
    currencies: league.currencies.map(({ id, code, name, decimals, symbol }) => ({
      id,
      code,
      name,
      decimals,
      symbol,
    })),
    teams: league.teams.map((team) => ({
      ...toTeamView(team),
      squadCount: team._count.squad,
      squadVersion: team.squadVersion,
      extra: placesOf(team.effects),
    })),
    rounds: league.rounds.map(toRoundView),
    playerCount: league._count.players,
    playersVersion: league.playersVersion,
    shopItems: league._count.shopItems,
  }
}
