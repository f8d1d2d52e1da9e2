import type { AnswerOf } from '@/lib/contracts/endpoint'
import type { getBooks as endpoint } from '@/lib/contracts/endpoints'
import { booksRoom } from '@/lib/contracts/rooms'
import { CHECK_EVERY_MS } from '@/lib/contracts/views'
import { database } from '@/lib/platform/database/client'
import { withAsOf } from '@/lib/server/events/data'
import { booksViewOf } from './view'

/** The light of a league. */
export function readBooks({ leagueId }: { leagueId: string }): Promise<AnswerOf<typeof endpoint>> {
  return withAsOf([booksRoom(leagueId)], async () => ({ books: await booksViewOf(database(), leagueId) }))
}

/** Leagues whose pass is under way, or whose last one is a while ago: those that waited longest first. */
export async function leaguesDue(now: Date, limit: number): Promise<string[]> {
  const before = new Date(now.getTime() - CHECK_EVERY_MS)
  const rows = await database().$queryRaw<{ id: string }[]>`
    SELECT l.id FROM leagues l LEFT JOIN ledger_checks c ON c.league_id = l.id
    WHERE c.checked_at IS NULL OR c.started_at IS NOT NULL OR c.checked_at < ${before}::timestamptz
    ORDER BY c.checked_at NULLS FIRST, l.id LIMIT ${limit}`
  return rows.map(({ id }) => id)
}
