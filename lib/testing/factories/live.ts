import type { Role } from '@/lib/contracts/views'
import { database } from '@/lib/platform/database/client'
import { newId } from '@/lib/platform/ids'
import { cookieName, encodeToken } from '@/lib/server/auth/token'

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
