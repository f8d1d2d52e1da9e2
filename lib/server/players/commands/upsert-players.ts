import type { ParsedPlayer } from '@/lib/domain/players-import/types'
import { newId } from '@/lib/platform/ids'
import type { UnitOfWork } from '@/lib/server/events/unit-of-work'

/** A statement; 5,000 players in one took some 100 ms. */
const ROWS_A_STATEMENT = 5_000

/**
 * Adds or updates players by (league, ref), inside the caller's transaction. In order of reference, so that two
 * imports at once wait for each other instead of each for the other's rows.
 */
export async function upsertPlayers(
  uow: UnitOfWork,
  leagueId: string,
  rows: readonly ParsedPlayer[],
): Promise<{ added: number; updated: number }> {
  const ordered = rows.toSorted((a, b) => (a.ref < b.ref ? -1 : 1))
  let added = 0
  for (let start = 0; start < ordered.length; start += ROWS_A_STATEMENT) {
    added += await upsert(uow, leagueId, ordered.slice(start, start + ROWS_A_STATEMENT))
  }
  return { added, updated: rows.length - added }
}

async function upsert(uow: UnitOfWork, leagueId: string, rows: readonly ParsedPlayer[]): Promise<number> {
  const column = <K extends keyof ParsedPlayer>(key: K) => rows.map((row) => row[key])
  const [counted] = await uow.tx.$queryRaw<{ added: number }[]>`
    WITH written AS (
      INSERT INTO players (id, league_id, ref, name, short_name, position, club, base_price, created_at)
      SELECT id, ${leagueId}::uuid, ref, name, short_name, position, club, base_price, ${uow.now}
      FROM unnest(
        ${rows.map(() => newId())}::uuid[], ${column('ref')}::text[], ${column('name')}::text[],
        ${column('shortName')}::text[], ${column('position')}::text[], ${column('club')}::text[],
        ${column('basePrice')}::bigint[]
      ) AS row (id, ref, name, short_name, position, club, base_price)
      ON CONFLICT (league_id, ref) DO UPDATE SET
        name = excluded.name, short_name = excluded.short_name, position = excluded.position,
        club = excluded.club, base_price = excluded.base_price
      RETURNING (xmax = 0) AS is_new
    )
    SELECT count(*) FILTER (WHERE is_new)::int AS added FROM written`
  return counted?.added ?? 0
}
