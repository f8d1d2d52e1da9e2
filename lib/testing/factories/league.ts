import type { RosterRules } from '@/lib/contracts/round-rules'
import type { TeamView } from '@/lib/contracts/views'
import { database } from '@/lib/platform/database/client'
import { newId } from '@/lib/platform/ids'
import { enterLeague, type LeagueScope } from '@/lib/server/leagues/access'
import { createInvite } from '@/lib/server/leagues/commands/create-invite'
import { createLeague, type NewLeague } from '@/lib/server/leagues/commands/create-league'
import { createTeam } from '@/lib/server/leagues/commands/create-team'
import { signUp } from '@/lib/server/leagues/commands/sign-up'
import { describePerson, makeUser, type Person, usualCost } from './people'

export interface LeagueOptions {
  name?: string
  slug?: string
  /** Who founds it; a new person by default. */
  owner?: Person
  /** How many teams, or what they are called and who runs them. Each gets one manager. */
  teams?: number | readonly TeamOptions[]
  currencies?: NewLeague['currencies']
  roster?: RosterRules
  /** Opening balance of every team by currency code, in minor units; what is not named opens with 1,000.00. */
  balances?: Readonly<Record<string, bigint>>
}

export interface TeamOptions {
  name: string
  shortName?: string
  manager?: Partial<Omit<Person, 'userId'>>
  /** Instead of the league's. */
  balances?: Readonly<Record<string, bigint>>
}

export interface MadeTeam extends TeamView {
  manager: Person
}

export interface MadeLeague {
  leagueId: string
  slug: string
  owner: Person
  /** The owner in his league, as commands take him. */
  scope: LeagueScope
  /** In the league's order. */
  currencies: { id: string; code: string; decimals: number }[]
  teams: MadeTeam[]
}

export const ROSTER: RosterRules = {
  squadSize: 15,
  positions: [
    { code: 'GK', name: 'Goalkeeper', slots: 2 },
    { code: 'DEF', name: 'Defender', slots: 5 },
    { code: 'MID', name: 'Midfielder', slots: 5 },
    { code: 'FWD', name: 'Forward', slots: 3 },
  ],
}
export const POUNDS = { code: 'GBP', name: 'Pounds', symbol: '£', decimals: 2 }
const OPENING = 100_000n

/** A league with teams and their managers, made through the app's own commands: invites, sign-ups and all. */
export async function makeLeague(options: LeagueOptions = {}): Promise<MadeLeague> {
  const owner = options.owner ?? (await makeUser({ name: 'Olive Owner' }))
  const name = options.name ?? 'Test League'
  const { leagueId, slug } = await createLeague(owner, {
    name,
    slug: options.slug ?? `league-${newId().slice(-12)}`,
    currencies: options.currencies ?? [POUNDS],
    roster: options.roster ?? ROSTER,
  })
  const scope = await enterLeague(owner, leagueId)
  const currencies = await database().currency.findMany({
    where: { leagueId },
    orderBy: { sortOrder: 'asc' },
    select: { id: true, code: true, decimals: true },
  })
  const league: MadeLeague = { leagueId, slug, owner, scope, currencies, teams: [] }
  for (const team of teamsOf(options.teams ?? 2)) {
    league.teams.push(await makeTeam(league, { balances: options.balances, ...team }))
  }
  return league
}

/** A team of the league, with a manager who signs up by an invite. */
export async function makeTeam(league: MadeLeague, options: TeamOptions): Promise<MadeTeam> {
  const opening = league.currencies.map(({ id, code }) => ({
    currencyId: id,
    amount: options.balances?.[code] ?? OPENING,
  }))
  const { team } = await createTeam(league.scope, {
    name: options.name,
    shortName: options.shortName ?? shorten(options.name),
    opening,
  })
  const manager = await joinLeague(league, {
    role: 'manager',
    teamId: team.id,
    person: { name: `Manager of ${options.name}`, ...options.manager },
  })
  return { ...team, managers: [{ userId: manager.userId, name: manager.name }], manager }
}

/** A new person in the league, by an invite. */
export async function joinLeague(
  league: Pick<MadeLeague, 'scope'>,
  as: {
    role: 'commissioner' | 'manager' | 'spectator'
    teamId?: string
    person?: Partial<Omit<Person, 'userId'>>
  },
): Promise<Person> {
  const invite = { role: as.role, teamId: as.teamId ?? null, maxUses: 1, days: 14 }
  const { code } = await createInvite(league.scope, invite)
  const person = describePerson(as.person)
  // An address of its own: many people at once are not one person with many tries.
  const { userId } = await signUp({ code, ...person }, { address: newId(), cost: usualCost() })
  return { ...person, userId }
}

const teamsOf = (teams: number | readonly TeamOptions[]): readonly TeamOptions[] =>
  typeof teams === 'number'
    ? Array.from({ length: teams }, (_, index) => ({
        name: `Team ${index + 1}`,
        shortName: `T${index + 1}`,
      }))
    : teams

const shorten = (name: string) =>
  name
    .replace(/[^\p{L}\p{N}]/gu, '')
    .slice(0, 3)
    .toUpperCase()
    .padEnd(2, 'X')
