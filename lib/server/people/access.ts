import { database, type Queryable } from '@/lib/platform/database/client'

/** The two ids of a pair in the order that tables keep them. */
export const pairOf = (one: string, other: string): { lowId: string; highId: string } =>
  one < other ? { lowId: one, highId: other } : { lowId: other, highId: one }

/**
 * Whether two people may hear of each other directly: neither blocks the other, and they share a league or are
 * connected.
 */
export async function mayTalk(one: string, other: string, db: Queryable = database()): Promise<boolean> {
  if (one === other) return false
  const between = await db.connection.findUnique({ where: { lowId_highId: pairOf(one, other) } })
  if (between?.lowBlocks || between?.highBlocks) return false
  if (between?.state === 'connected') return true
  const shared = await db.member.findFirst({
    where: { userId: one, league: { members: { some: { userId: other } } } },
    select: { id: true },
  })
  return shared !== null
}
