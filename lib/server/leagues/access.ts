import type { Role } from '@/lib/contracts/views'
import { AppError, notFound } from '@/lib/platform/app-error'
import { isCaching, sharedCache } from '@/lib/platform/caching'
import { database, type Queryable } from '@/lib/platform/database/client'
import { gathered } from '@/lib/platform/gather'
import { isUuid } from '@/lib/platform/ids'
import { Lru } from '@/lib/platform/lru'
import { recordRefusal } from '@/lib/server/audit/record'
import type { Viewer } from '@/lib/server/auth/authenticate'
import { ask } from '@/lib/server/events/gate'

declare const authorized: unique symbol
/** A league's id that the gate has let through: minted here alone, so a command cannot be called without it. */
export type AuthorizedLeagueId = string & { [authorized]: true }

/** A member in his league: what reads and commands take, and trust. */
export interface LeagueScope {
  leagueId: AuthorizedLeagueId
  userId: string
  memberId: string
  role: Role
  /** The team that this member runs, if any. */
  teamId: string | null
}

const COMMISSIONERS: readonly Role[] = ['owner', 'commissioner']
export const isCommissioner = (role: Role): boolean => COMMISSIONERS.includes(role)

type Membership = { id: string; leagueId: string; role: string; teamId: string | null }

const scopeOf = (userId: string, member: Membership): LeagueScope => ({
  leagueId: member.leagueId as AuthorizedLeagueId,
  userId,
  memberId: member.id,
  role: member.role as Role,
  teamId: member.teamId,
})

/**
 * Lets a member into his league.
 * @throws AppError not_found: no such league, or not a member; the two answer the same
 */
export async function enterLeague(viewer: Pick<Viewer, 'userId'>, leagueId: string): Promise<LeagueScope> {
  const { userId } = viewer
  if (!isUuid(leagueId)) throw notFound()
  const question = `member ${leagueId} ${userId}` as const
  const member = (await ask([question])).get(question) as Membership | null | undefined
  if (!member) throw notFound()
  return scopeOf(userId, member)
}

/**
 * The same by the league's short name, as a page's address has it.
 * @throws AppError not_found
 */
export async function enterLeagueBySlug(viewer: Pick<Viewer, 'userId'>, slug: string): Promise<LeagueScope> {
  const { userId } = viewer
  const member = await database().member.findFirst({ where: { userId, league: { slug } } })
  if (!member) throw notFound()
  return scopeOf(userId, member)
}

/**
 * The same, for an act of the commissioner; a member who is none is refused, and the audit log says so.
 * @throws AppError not_found, forbidden
 */
export async function enterAsCommissioner(
  viewer: Pick<Viewer, 'userId'>,
  leagueId: string,
  act: string,
): Promise<LeagueScope> {
  const scope = await enterLeague(viewer, leagueId)
  if (isCommissioner(scope.role)) return scope
  await recordRefusal(scope, act)
  throw new AppError('forbidden', 'Only a commissioner of this league may do that.')
}

/**
 * A member as of now, who stays one with this role and team until the transaction ends.
 * @returns null: no longer a member
 */
export async function holdMember(
  tx: Queryable,
  { leagueId, userId }: { leagueId: string; userId: string },
): Promise<LeagueScope | null> {
  const [member] = await tx.$queryRaw<Membership[]>`
    SELECT id, league_id AS "leagueId", role, team_id AS "teamId" FROM members
    WHERE league_id = ${leagueId}::uuid AND user_id = ${userId}::uuid FOR SHARE`
  return member ? scopeOf(userId, member) : null
}

type Kind = 'team' | 'round' | 'wallet' | 'transaction' | 'tiebreaker' | 'feedPost'
type Row = { id: string; leagueId: string }

const TOGETHER = { most: 500, restMs: 10 }
/** What many ask at this moment is one statement for each kind. */
const findLeagues = gathered<`${Kind} ${string}`, ReadonlyMap<string, string>>(async (names) => {
  const pairs = names.map((name) => name.split(' ') as [Kind, string])
  const kinds = [...new Set(pairs.map(([kind]) => kind))]
  const found = await Promise.all(
    kinds.map(async (kind) => {
      const rows = await rowsOf(
        kind,
        pairs.filter(([of]) => of === kind).map(([, id]) => id),
      )
      return rows.map(({ id, leagueId }) => [`${kind} ${id}`, leagueId] as const)
    }),
  )
  return new Map(found.flat())
}, TOGETHER)

function rowsOf(kind: Kind, ids: string[]): Promise<Row[]> {
  const those = { where: { id: { in: ids } }, select: { id: true, leagueId: true } }
  const db = database()
  const find = {
    team: () => db.team.findMany(those),
    round: () => db.round.findMany(those),
    wallet: () => db.wallet.findMany(those),
    transaction: () => db.ledgerTransaction.findMany(those),
    tiebreaker: () => db.tiebreaker.findMany(those),
    feedPost: () => db.feedPost.findMany(those),
  }
  return find[kind]()
}

/** The league that something belongs to, or not_found. */
export async function leagueOf(kind: Kind, id: string): Promise<string> {
  const name = `${kind} ${id}` as const
  const known = leagues().get(name)
  if (known && isCaching()) return known
  if (!isUuid(id)) throw notFound()
  const league = (await findLeagues([name])).get(name)
  if (!league) throw notFound()
  leagues().set(name, league)
  return league
}

const MOST_IDS = 20_000
/** Nothing ever moves to another league. */
const leagues = () => sharedCache('league-of', () => new Lru<string, string>(MOST_IDS))

/**
 * Lets in whoever sits at the server's own command line, who may do anything.
 * @throws AppError not_found: no league has this slug
 */
export async function enterAsOperator(slug: string): Promise<{ leagueId: AuthorizedLeagueId; userId: null }> {
  const league = await database().league.findUnique({ where: { slug }, select: { id: true } })
  if (!league) throw notFound()
  return { leagueId: league.id as AuthorizedLeagueId, userId: null }
}
