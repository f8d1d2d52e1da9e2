import type { AnswerOf, QueryOf } from '@/lib/contracts/endpoint'
import type { getBalances } from '@/lib/contracts/endpoints'
import { projectWallet } from '@/lib/domain/visibility/project-wallet'
import { database } from '@/lib/platform/database/client'
import type { LeagueScope } from '@/lib/server/leagues/access'
import { toWalletView } from '@/lib/server/ledger/view'
import { walletOf } from '../access'

/** A phone has no more places for them beside each other. */
const POINTS = 100

interface PointRow {
  at: Date
  total: bigint
}

/**
 * A wallet's balance over time: its postings, or, of more than a hundred, the last one before each of a hundred instants
 * that lie evenly between the first and the last. Takes as long for a long history as for a short one. @throws AppError not_found
 */
export async function readBalances(
  scope: LeagueScope,
  walletId: string,
  { since, until }: QueryOf<typeof getBalances>,
): Promise<Omit<AnswerOf<typeof getBalances>, 'asOf'>> {
  const wallet = await walletOf(scope, walletId)
  const rows = await database().$queryRaw<PointRow[]>`
    WITH few AS (
      SELECT created_at, seq, total_after FROM postings
      WHERE wallet_id = ${walletId}::uuid AND created_at >= coalesce(${since ?? null}::timestamptz, '-infinity')
        AND created_at < coalesce(${until ?? null}::timestamptz, 'infinity')
      ORDER BY created_at, seq LIMIT ${POINTS + 1}
    ), ends AS (
      SELECT (SELECT min(created_at) FROM few) AS first, (
        SELECT created_at FROM postings
        WHERE wallet_id = ${walletId}::uuid AND created_at < coalesce(${until ?? null}::timestamptz, 'infinity')
        ORDER BY created_at DESC, seq DESC LIMIT 1
      ) AS last
    ), sampled AS (
      SELECT DISTINCT p.created_at, p.seq, p.total_after FROM ends, generate_series(0, ${POINTS - 1}::int) AS n
      CROSS JOIN LATERAL (
        SELECT created_at, seq, total_after FROM postings
        WHERE wallet_id = ${walletId}::uuid AND created_at <= first + (last - first) * n / ${POINTS - 1}::int
        ORDER BY created_at DESC, seq DESC LIMIT 1
      ) p
      WHERE (SELECT count(*) FROM few) > ${POINTS}
    ), before AS (
      SELECT ${since ?? null}::timestamptz AS created_at, 0::bigint AS seq, coalesce((
        SELECT total_after FROM postings WHERE wallet_id = ${walletId}::uuid AND created_at < ${since ?? null}::timestamptz
        ORDER BY created_at DESC, seq DESC LIMIT 1
      ), 0) AS total_after
      WHERE ${since ?? null}::timestamptz IS NOT NULL
    )
    SELECT created_at AS at, total_after AS total FROM (
      SELECT * FROM before UNION ALL SELECT * FROM sampled
      UNION ALL SELECT * FROM few WHERE (SELECT count(*) FROM few) <= ${POINTS}
    ) points ORDER BY created_at, seq`
  return {
    wallet: projectWallet(scope, toWalletView(wallet)),
    points: rows.map(({ at, total }) => ({ at: at.toISOString(), total: String(total) })),
  }
}
