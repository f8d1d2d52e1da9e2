import type { AnswerOf, QueryOf } from '@/lib/contracts/endpoint'
import type { getMoney } from '@/lib/contracts/endpoints'
import type { MoneyKind, TransactionSummary } from '@/lib/contracts/views'
import { database } from '@/lib/platform/database/client'
import { readBack } from '@/lib/server/http/read-back'
import type { LeagueScope } from '@/lib/server/leagues/access'
import { Prisma } from '@/prisma/generated/client'

/** What money moved in a league, newest first. */
export async function readTransactions(
  scope: LeagueScope,
  query: QueryOf<typeof getMoney>,
): Promise<Omit<AnswerOf<typeof getMoney>, 'asOf'>> {
  const { rows, hasMore } = await readBack(query, ({ lt, gte }, take) => {
    const where = [Prisma.sql`t.league_id = ${scope.leagueId}::uuid`]
    if (lt) where.push(Prisma.sql`(t.created_at, t.id) < ${placeOf(lt)}`)
    if (gte) where.push(Prisma.sql`(t.created_at, t.id) >= ${placeOf(gte)}`)
    return readRows(
      Prisma.sql`${Prisma.join(where, ' AND ')} ORDER BY t.created_at DESC, t.id DESC LIMIT ${take}`,
    )
  })
  return { transactions: await withMoney(rows), hasMore }
}

/** By the time first: an id is given when a request comes, and another may overtake it. */
const placeOf = (id: string) =>
  Prisma.sql`(SELECT created_at, id FROM ledger_transactions WHERE id = ${id}::uuid)`

/** One transaction as a list shows it. */
export async function readSummary(id: string): Promise<TransactionSummary | null> {
  const [summary] = await withMoney(await readRows(Prisma.sql`t.id = ${id}::uuid`))
  return summary ?? null
}

interface Row {
  id: string
  at: Date
  kind: string
  reason: string
  actor_id: string | null
  actor: string | null
  reverses_id: string | null
  reversed_by: string | null
}

const readRows = (where: Prisma.Sql) =>
  database().$queryRaw<Row[]>`
    SELECT t.id, t.created_at AS at, t.kind, t.reason, t.actor_id, u.name AS actor, t.reverses_id, undoing.id AS reversed_by
    FROM ledger_transactions t
    LEFT JOIN users u ON u.id = t.actor_id
    LEFT JOIN ledger_transactions undoing ON undoing.reverses_id = t.id
    WHERE ${where}`

const NAMED = 3

async function withMoney(rows: readonly Row[]): Promise<TransactionSummary[]> {
  const ids = rows.map(({ id }) => id)
  const [money, teams] = await Promise.all([
    database().$queryRaw<{ id: string; currency_id: string; net: bigint; got: bigint | null }[]>`
      SELECT transaction_id AS id, currency_id, sum(amount)::bigint AS net, (sum(amount) FILTER (WHERE amount > 0))::bigint AS got
      FROM postings WHERE transaction_id = ANY (${ids}::uuid[]) AND wallet_id IS NOT NULL GROUP BY 1, 2 ORDER BY 2`,
    database().$queryRaw<{ id: string; count: number; ids: string[]; names: string[] }[]>`
      SELECT id, count(*)::int AS count, (array_agg(team_id ORDER BY name))[1:${NAMED}::int] AS ids,
        (array_agg(name ORDER BY name))[1:${NAMED}::int] AS names
      FROM (
        SELECT DISTINCT p.transaction_id AS id, team.id AS team_id, team.name FROM postings p
        JOIN wallets w ON w.id = p.wallet_id JOIN teams team ON team.id = w.team_id
        WHERE p.transaction_id = ANY (${ids}::uuid[])
      ) of GROUP BY id`,
  ])
  const moved = Map.groupBy(money, ({ id }) => id)
  const teamsOf = new Map(teams.map((each) => [each.id, each]))
  return rows.map((row) => ({
    id: row.id,
    at: row.at.toISOString(),
    kind: row.kind as MoneyKind,
    reason: row.reason,
    actor: row.actor_id ? { userId: row.actor_id, name: row.actor ?? '' } : null,
    teams: (teamsOf.get(row.id)?.ids ?? []).map((teamId, n) => ({
      teamId,
      name: teamsOf.get(row.id)?.names[n] ?? '',
    })),
    teamCount: teamsOf.get(row.id)?.count ?? 0,
    // What one wallet paid another: the sum is zero, the amount is not.
    moved: (moved.get(row.id) ?? []).map(({ currency_id, net, got }) => ({
      currencyId: currency_id,
      amount: String(net === 0n ? (got ?? 0n) : net),
    })),
    reverses: row.reverses_id,
    reversedBy: row.reversed_by,
  }))
}
