import { chatRoom, feedRoom, leagueRoom, ownRoom, type Room, teamRoom, userRoom } from '@/lib/contracts/rooms'
import { type Database, database } from '@/lib/platform/database/client'
import { newId } from '@/lib/platform/ids'
import { cookieName, encodeToken } from '@/lib/server/auth/token'
import { readHeads } from '@/lib/server/events/data'
import { inTransaction } from '@/lib/server/events/unit-of-work'
import { emitAny } from '@/lib/testing/factories/live'
import type { Place } from './storm-client'
import type { Heads } from './storm-crowd'

const TEAMS = 10
/** Two to a team. */
const PEOPLE = 20
const LEAGUES_A_TRANSACTION = 25

interface StormLeague {
  leagueId: string
  chatId: string
  teamIds: string[]
  people: { userId: string; sessionId: string; teamId: string }[]
}

export interface Stage {
  leagues: StormLeague[]
  /** A tab of each person: in his own room, and his league's, its chat, its feed, his team's and its own. */
  places: (Place & { rooms: Room[] })[]
}

/** Leagues of ten teams with two signed-in people each, in a few statements. */
export async function buildStage(people: number, db: Database = database()): Promise<Stage> {
  const leagues = Array.from({ length: Math.ceil(people / PEOPLE) }, (): StormLeague => {
    const teamIds = Array.from({ length: TEAMS }, newId)
    return {
      ...{ leagueId: newId(), chatId: newId(), teamIds },
      people: Array.from({ length: PEOPLE }, (_, n) => ({
        ...{ userId: newId(), sessionId: newId(), teamId: teamIds[n % TEAMS] ?? '' },
      })),
    }
  })
  const each = leagues.flatMap(({ leagueId, people }) => people.map((person) => ({ leagueId, ...person })))
  const expiresAt = new Date(Date.now() + 86_400_000)
  await db.league.createMany({
    data: leagues.map(({ leagueId: id }) => ({ id, slug: id, name: 'Storm', roster: {} })),
  })
  await db.chat.createMany({
    data: leagues.map(({ leagueId, chatId: id }) => ({ id, kind: 'league', leagueId })),
  })
  await db.team.createMany({
    data: leagues.flatMap(({ leagueId, teamIds }) =>
      teamIds.map((id) => ({ id, leagueId, name: id, shortName: 'STO' })),
    ),
  })
  await db.user.createMany({
    data: each.map(({ userId: id }) => ({ id, email: `${id}@example.org`, name: 'S', passwordHash: 'x' })),
  })
  await db.session.createMany({ data: each.map(({ sessionId: id, userId }) => ({ id, userId, expiresAt })) })
  await db.member.createMany({
    data: each.map(({ leagueId, userId, teamId }) => ({
      id: newId(),
      leagueId,
      userId,
      teamId,
      role: 'manager',
    })),
  })
  const places = await Promise.all(
    leagues.flatMap(({ leagueId, chatId, people }) =>
      people.map(async ({ userId, sessionId, teamId }) => ({
        cookie: `${cookieName()}=${await encodeToken({ userId, sessionId })}`,
        rooms: [
          ...[userRoom(userId), leagueRoom(leagueId), chatRoom(chatId), feedRoom(leagueId)],
          ...[teamRoom(teamId), ownRoom(teamId)],
        ],
      })),
    ),
  )
  return { leagues, places: places.slice(0, people) }
}

/** What happens while the server is down: in each league something for all, and for some. @returns how many events */
export async function write({ leagues }: Stage, db: Database = database()): Promise<number> {
  let count = 0
  for (let start = 0; start < leagues.length; start += LEAGUES_A_TRANSACTION) {
    await inTransaction(
      { userId: null },
      async (uow) => {
        const emit = (room: Room, times: number) => {
          for (let n = 0; n < times; n++, count++) emitAny(uow, room)
        }
        for (const { leagueId, chatId, people } of leagues.slice(start, start + LEAGUES_A_TRANSACTION)) {
          emit(leagueRoom(leagueId), 3)
          emit(chatRoom(chatId), 2)
          for (const { userId, teamId } of people.slice(0, 2)) {
            for (const room of [userRoom(userId), teamRoom(teamId), ownRoom(teamId)]) emit(room, 1)
          }
        }
      },
      { db },
    )
  }
  return count
}

/** One more in some leagues, as another node would commit it, while everyone is coming back. */
export async function writeAmid({ leagues }: Stage, db: Database = database()): Promise<void> {
  const some = leagues.filter((_, n) => n % 10 === 0)
  for (const { leagueId } of some)
    await inTransaction({ userId: null }, async (uow) => emitAny(uow, leagueRoom(leagueId)), { db })
}

export async function headsOf({ places }: Stage, db: Database = database()): Promise<Heads> {
  const rooms = [...new Set(places.flatMap((place) => place.rooms))]
  const heads: Heads = {}
  for (let start = 0; start < rooms.length; start += 5_000)
    Object.assign(heads, await readHeads(rooms.slice(start, start + 5_000), db))
  return heads
}
