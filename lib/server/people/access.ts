import { areOnTerms } from '@/lib/domain/connection/standing'
import { database, type Queryable } from '@/lib/platform/database/client'
import { standingOf } from './view'

/** The two ids of a pair in the order that tables keep them. */
export const pairOf = (one: string, other: string): { lowId: string; highId: string } =>
  one < other ? { lowId: one, highId: other } : { lowId: other, highId: one }

/** Whether there is a league with both of them in it. */
export async function shareLeague(one: string, other: string, db: Queryable = database()): Promise<boolean> {
  const shared = await db.member.findFirst({
    where: { userId: one, league: { members: { some: { userId: other } } } },
    select: { id: true },
  })
  return shared !== null
}

/**
 * Whether two people may hear of each other directly: neither blocks the other, and they share a league or are
 * connected.
 */
export async function mayTalk(one: string, other: string, db: Queryable = database()): Promise<boolean> {
  if (one === other) return false
  const between = await db.connection.findUnique({ where: { lowId_highId: pairOf(one, other) } })
  return areOnTerms(standingOf(between, one), await shareLeague(one, other, db))
}
