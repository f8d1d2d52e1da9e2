import { APART, areOnTerms, type Standing } from '@/lib/domain/connection/standing'
import { database, type Queryable } from '@/lib/platform/database/client'
import { gathered } from '@/lib/platform/gather'
import { mayTalk, pairOf } from './access'

export type Pair = readonly [one: string, other: string]

/** A pair as one word, whichever is named first. */
export function pairKey(one: string, other: string): string {
  const { lowId, highId } = pairOf(one, other)
  return `${lowId}/${highId}`
}

/** Whether two people have a direct chat, open to them at the moment or not. */
export async function hasDirectChat(
  one: string,
  other: string,
  db: Queryable = database(),
): Promise<boolean> {
  return (await db.chat.count({ where: { pairKey: pairKey(one, other) } })) > 0
}

/** Of many pairs those who may talk, by `pairKey`: what `mayTalk` says of each, in one query. */
export async function talkingPairs(
  pairs: readonly Pair[],
  db: Queryable = database(),
): Promise<ReadonlySet<string>> {
  if (pairs.length === 0) return new Set()
  const rows = await db.$queryRaw<PairRow[]>`
    SELECT pair.one, pair.other, coalesce(c.state, 'none') AS bond,
      coalesce(c.low_blocks OR c.high_blocks, false) AS blocked,
      EXISTS (
        SELECT 1 FROM members a JOIN members b ON b.league_id = a.league_id
        WHERE a.user_id = pair.one AND b.user_id = pair.other) AS mates
    FROM unnest(${pairs.map(([one]) => one)}::uuid[], ${pairs.map(([, other]) => other)}::uuid[]) AS pair (one, other)
    LEFT JOIN connections c
      ON c.low_id = least(pair.one, pair.other) AND c.high_id = greatest(pair.one, pair.other)
    WHERE pair.one <> pair.other`
  const talking = rows.filter(({ bond, blocked, mates }) =>
    areOnTerms({ ...APART, bond, iBlock: blocked }, mates),
  )
  return new Set(talking.map(({ one, other }) => pairKey(one, other)))
}

const TOGETHER = { most: 500, restMs: 10 }
const pairsNow = gathered<string, ReadonlySet<string>>(
  (keys) => talkingPairs(keys.map((key) => key.split('/') as [string, string])),
  TOGETHER,
)

/** `mayTalk` for one of many: whom others ask of at this moment is in the same query. */
export async function areTalking(one: string, other: string): Promise<boolean> {
  const key = pairKey(one, other)
  return (await pairsNow([key])).has(key)
}

interface PairRow {
  one: string
  other: string
  bond: Standing['bond']
  /** By either of the two. */
  blocked: boolean
  mates: boolean
}

/**
 * `mayTalk`, held until the transaction ends: a block or a removal has come first, and is seen here, or it waits.
 */
export async function holdTalk(tx: Queryable, one: string, other: string): Promise<boolean> {
  if (one === other) return false
  const { lowId, highId } = pairOf(one, other)
  // Something to hold: a first block would else be an insert, which waits for nobody.
  await tx.$executeRaw`
    INSERT INTO connections (low_id, high_id) VALUES (${lowId}::uuid, ${highId}::uuid) ON CONFLICT DO NOTHING`
  await tx.$queryRaw`
    SELECT 1 FROM connections WHERE low_id = ${lowId}::uuid AND high_id = ${highId}::uuid FOR SHARE`
  await tx.$queryRaw`
    SELECT 1 FROM members a JOIN members b ON b.league_id = a.league_id
    WHERE a.user_id = ${one}::uuid AND b.user_id = ${other}::uuid ORDER BY a.league_id LIMIT 1 FOR SHARE`
  return mayTalk(one, other, tx)
}
