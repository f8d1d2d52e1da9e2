import { parseRoom, type Room } from '@/lib/contracts/rooms'
import type { Role } from '@/lib/contracts/views'
import { database } from '@/lib/platform/database/client'
import { newId } from '@/lib/platform/ids'
import { cookieName, encodeToken } from '@/lib/server/auth/token'
import { inTransaction, type UnitOfWork } from '@/lib/server/events/unit-of-work'
import { pairKey } from '@/lib/server/people/talk'

/** Rows that a socket stands on, made directly: the live side reads them and knows nothing of how they came to be. */

export interface TestPerson {
  userId: string
  sessionId: string
  /** As a browser sends it. */
  cookie: string
}

export async function makePerson(name = 'Ann'): Promise<TestPerson> {
  const userId = newId()
  await database().user.create({
    data: { id: userId, email: `${userId}@example.org`, name, passwordHash: 'x' },
  })
  return { userId, ...(await makeSession(userId)) }
}

export async function makeSession(userId: string): Promise<Omit<TestPerson, 'userId'>> {
  const sessionId = newId()
  await database().session.create({
    data: { id: sessionId, userId, expiresAt: new Date(Date.now() + 3_600_000) },
  })
  return { sessionId, cookie: `${cookieName()}=${await encodeToken({ userId, sessionId })}` }
}

export async function makeLeague(): Promise<string> {
  const id = newId()
  await database().league.create({ data: { id, slug: id, name: 'Test league', roster: {} } })
  return id
}

export async function makeTeam(leagueId: string): Promise<string> {
  const id = newId()
  await database().team.create({ data: { id, leagueId, name: `Team ${id}`, shortName: 'TST' } })
  return id
}

export async function addMember(
  leagueId: string,
  userId: string,
  role: Role = 'manager',
  teamId: string | null = null,
): Promise<string> {
  const id = newId()
  await database().member.create({ data: { id, leagueId, userId, role, teamId } })
  return id
}

/** A direct chat of two people, or a league's channel. */
export async function makeChat(of: { leagueId: string } | { people: [string, string] }): Promise<string> {
  const id = newId()
  if ('leagueId' in of) {
    await database().chat.create({ data: { id, kind: 'league', leagueId: of.leagueId } })
    return id
  }
  await database().chat.create({
    data: {
      id,
      kind: 'direct',
      pairKey: pairKey(...of.people),
      readers: { create: of.people.map((userId) => ({ userId })) },
    },
  })
  return id
}

/** A league with one team and its manager. */
export async function makeManager() {
  const league = await makeLeague()
  const team = await makeTeam(league)
  const manager = await makePerson()
  const memberId = await addMember(league, manager.userId, 'manager', team)
  return { league, team, manager, memberId }
}

/** Some fact that travels in this room, for tests that care for its number alone. */
export function emitAny({ emit }: Pick<UnitOfWork, 'emit'>, room: Room): void {
  const { kind, id } = parseRoom(room) as NonNullable<ReturnType<typeof parseRoom>>
  if (kind === 'league') emit(room, 'players_update', { leagueId: id, version: 1, playerCount: 1 })
  else if (kind === 'desk') emit(room, 'round_submission', { roundId: id, teamId: id, submittedAt: null })
  else if (kind === 'chat') emit(room, 'chat_read', { chatId: id, userId: id, seq: 1 })
  else if (kind === 'user') {
    emit(room, 'notification', { change: 'read', notification: null, ids: [], readAt: null, unread: 0 })
  } else if (kind === 'own') {
    const wallet = { id, leagueId: id, teamId: id, currencyId: id, total: '1', available: '1', held: '0' }
    const because = { kind: 'hold', reason: '', amount: '0' } as const
    emit(room, 'wallet_update', {
      wallet: { ...wallet, postings: 0, frozen: false, freezes: 0, version: 1 },
      because,
    })
  } else if (kind === 'team') {
    const because = { kind: 'award', roundId: id, playerIds: [] } as const
    emit(room, 'squad_update', {
      squad: { teamId: id, version: 1, entries: [], extra: [] },
      because: { ...because, playerIds: [] },
    })
  } else throw new Error(`No fact known for ${room}.`)
}

/** So many such facts in this room, or in each of these, in one transaction. */
export const commitAny = (rooms: Room | readonly Room[], count = 1): Promise<void> =>
  inTransaction({ userId: null }, async (uow) => {
    for (let n = 0; n < count; n++) for (const room of [rooms].flat()) emitAny(uow, room)
  })
