import { database, type Queryable } from '@/lib/platform/database/client'

export type Pair = readonly [one: string, other: string]

/** The two ids of a pair in the order that tables keep them. */
export const pairOf = (one: string, other: string): { lowId: string; highId: string } =>
  one < other ? { lowId: one, highId: other } : { lowId: other, highId: one }

/** A pair as one word, whichever is named first. */
export function pairKey(one: string, other: string): string {
  const { lowId, highId } = pairOf(one, other)
  return `${lowId}/${highId}`
}

/**
 * Whether two people may hear of each other directly: neither blocks the other, and they share a league or are
 * connected.
 */
export async function mayTalk(one: string, other: string, db: Queryable = database()): Promise<boolean> {
  return (await talkingPairs([[one, other]], db)).size > 0
}

/** Of many pairs those who may talk, by `pairKey`: the same rule in one query. */
export async function talkingPairs(
  pairs: readonly Pair[],
  db: Queryable = database(),
): Promise<ReadonlySet<string>> {
  if (pairs.length === 0) return new Set()
  const rows = await db.$queryRaw<{ one: string; other: string }[]>`
    SELECT pair.one, pair.other
    FROM unnest(${pairs.map(([one]) => one)}::uuid[], ${pairs.map(([, other]) => other)}::uuid[]) AS pair (one, other)
    LEFT JOIN connections c
      ON c.low_id = least(pair.one, pair.other) AND c.high_id = greatest(pair.one, pair.other)
    WHERE pair.one <> pair.other AND (c.low_blocks OR c.high_blocks) IS NOT TRUE
      AND (c.state = 'connected' OR EXISTS (
        SELECT 1 FROM members a JOIN members b ON b.league_id = a.league_id
        WHERE a.user_id = pair.one AND b.user_id = pair.other))`
  return new Set(rows.map(({ one, other }) => pairKey(one, other)))
}

/**
 * Whether two may talk, held until the transaction ends: a block or a removal has come first, and is seen here, or it
 * waits.
 */
export async function holdTalk(tx: Queryable, one: string, other: string): Promise<boolean> {
  if (one === other) return false
  const { lowId, highId } = pairOf(one, other)
  // Something to hold: a first block would else be an insert, which waits for nobody.
  await tx.$executeRaw`
    INSERT INTO connections (low_id, high_id) VALUES (${lowId}::uuid, ${highId}::uuid) ON CONFLICT DO NOTHING`
  const [between] = await tx.$queryRaw<{ state: string; blocked: boolean }[]>`
    SELECT state, low_blocks OR high_blocks AS blocked FROM connections
    WHERE low_id = ${lowId}::uuid AND high_id = ${highId}::uuid FOR SHARE`
  if (!between || between.blocked) return false
  if (between.state === 'connected') return true
  const shared = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM members a JOIN members b ON b.league_id = a.league_id
    WHERE a.user_id = ${one}::uuid AND b.user_id = ${other}::uuid ORDER BY a.league_id LIMIT 1 FOR SHARE`
  return shared.length > 0
}
