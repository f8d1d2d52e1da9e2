import type { ConnectionView, PersonView } from '@/lib/contracts/views'
import { APART, type Standing, seenAs } from '@/lib/domain/connection/standing'
import type { Connection } from '@/prisma/generated/client'

/** What a row says from the side of one of the two; no row: they never had to do with each other. */
export function standingOf(row: Connection | null, userId: string): Standing {
  if (!row) return APART
  const low = row.lowId === userId
  return {
    bond: row.state as Standing['bond'],
    askedBy: row.requesterId === null ? null : row.requesterId === userId ? 'me' : 'other',
    iBlock: low ? row.lowBlocks : row.highBlocks,
    otherBlocks: low ? row.highBlocks : row.lowBlocks,
  }
}

/** As one of the two is shown it. */
export function toConnectionView(
  row: Connection | null,
  userId: string,
  { userId: otherId, name }: PersonView,
): ConnectionView {
  const since = row && (row.lowId === userId ? row.lowSince : row.highSince)
  return {
    person: { userId: otherId, name },
    state: seenAs(standingOf(row, userId)),
    since: since?.toISOString() ?? null,
    version: (row?.lowId === userId ? row.lowVersion : row?.highVersion) ?? 0,
  }
}
