import { type Standing, seenAs, turned } from '@/lib/domain/connection/standing'
import type { Queryable } from '@/lib/platform/database/client'
import type { UnitOfWork } from '@/lib/server/events/unit-of-work'
import type { Prisma } from '@/prisma/generated/client'

const withPeople = {
  low: { select: { id: true, name: true } },
  high: { select: { id: true, name: true } },
} as const

/** A pair's row with the names of the two. */
export type Pair = Prisma.ConnectionGetPayload<{ include: typeof withPeople }>
type Ids = { lowId: string; highId: string }

/** Locks what there is between two people for the rest of the transaction; null: nothing yet, and `make` does not want it. */
export async function lockPair(tx: Queryable, ids: Ids, make: boolean): Promise<Pair | null> {
  if (make) await tx.connection.createMany({ data: [ids], skipDuplicates: true })
  await tx.$queryRaw`
    SELECT 1 FROM connections WHERE low_id = ${ids.lowId}::uuid AND high_id = ${ids.highId}::uuid FOR UPDATE`
  return tx.connection.findUnique({ where: { lowId_highId: ids }, include: withPeople })
}

/** Writes how two people stand now; the number and the time of a side move only when that side sees a change. */
export function writeStanding(
  { tx, now }: UnitOfWork,
  { lowId, highId }: Ids,
  me: string,
  before: Standing,
  after: Standing,
): Promise<Pair> {
  const mineIsLow = me === lowId
  const [lowBefore, lowAfter] = mineIsLow ? [before, after] : [turned(before), turned(after)]
  const asker = { me: lowId, other: highId }
  const lowSees = seenAs(lowBefore) !== seenAs(lowAfter)
  const highSees = seenAs(turned(lowBefore)) !== seenAs(turned(lowAfter))
  return tx.connection.update({
    where: { lowId_highId: { lowId, highId } },
    data: {
      state: lowAfter.bond,
      requesterId: lowAfter.askedBy && asker[lowAfter.askedBy],
      lowBlocks: lowAfter.iBlock,
      highBlocks: lowAfter.otherBlocks,
      ...(lowSees ? { lowVersion: { increment: 1 }, lowSince: now } : {}),
      ...(highSees ? { highVersion: { increment: 1 }, highSince: now } : {}),
    },
    include: withPeople,
  })
}
