import type { AnswerOf } from '@/lib/contracts/endpoint'
import type { getTransaction } from '@/lib/contracts/endpoints'
import type { ReversalView, TransactionView } from '@/lib/contracts/views'
import { refusalOfReversal } from '@/lib/domain/reversal/refusal'
import { teamsShortOf } from '@/lib/domain/reversal/short'
import { notFound } from '@/lib/platform/app-error'
import { database } from '@/lib/platform/database/client'
import { isCommissioner, type LeagueScope } from '@/lib/server/leagues/access'
import { readSummary } from './transactions'

/** A settlement of a large league has a line a player: nobody reads more of them here. */
const MOST_LINES = 200

/** A transaction with its lines on both sides; statements are open to every member, and so is this. @throws AppError not_found */
export async function readTransaction(
  scope: LeagueScope,
  id: string,
): Promise<Omit<AnswerOf<typeof getTransaction>, 'asOf'>> {
  const [summary, row] = await Promise.all([
    readSummary(id),
    database().ledgerTransaction.findFirst({ where: { id, leagueId: scope.leagueId } }),
  ])
  if (!summary || !row) throw notFound()
  const { reverses, reversedBy, ...shown } = summary
  const [lines, lineCount, accounts, round, taken, taking] = await Promise.all([
    readLines(id),
    database().posting.count({ where: { transactionId: id, walletId: { not: null } } }),
    readAccounts(id),
    row.causeType === 'round' && row.causeId
      ? database().round.findUnique({ where: { id: row.causeId }, select: { id: true, name: true } })
      : null,
    reverses ? readSummary(reverses) : null,
    reversedBy ? readSummary(reversedBy) : null,
  ])
  return {
    transaction: {
      ...shown,
      causeType: row.causeType,
      round,
      reverses: taken && namedBy(taken),
      reversedBy: taking && namedBy(taking),
      lines,
      lineCount,
      accounts,
    },
    reversal: isCommissioner(scope.role)
      ? await readReversal({ ...summary, causeType: row.causeType })
      : null,
  }
}

const namedBy = ({
  id,
  at,
  reason,
  actor,
}: { id: string; at: string } & Pick<TransactionView, 'reason' | 'actor'>) => ({
  id,
  at,
  reason,
  actor,
})

async function readReversal(
  of: Parameters<typeof refusalOfReversal>[0] & { id: string },
): Promise<ReversalView> {
  const wallets = await readTotals(of.id)
  return { refused: refusalOfReversal(of), short: teamsShortOf(wallets) }
}

/** What each wallet has, all of it, and what the transaction brought it. */
const readTotals = (id: string) =>
  database().$queryRaw<{ teamId: string; name: string; total: bigint; amount: bigint }[]>`
    SELECT team.id AS "teamId", team.name, w.available + w.held AS total, sum(p.amount)::bigint AS amount
    FROM postings p JOIN wallets w ON w.id = p.wallet_id JOIN teams team ON team.id = w.team_id
    WHERE p.transaction_id = ${id}::uuid GROUP BY w.id, team.id ORDER BY team.name, w.id`

async function readLines(id: string): Promise<TransactionView['lines']> {
  const rows = await database().$queryRaw<
    {
      wallet_id: string
      team_id: string
      team_name: string
      currency_id: string
      seq: bigint
      amount: bigint
      total_after: bigint
      hash: Uint8Array | null
      player_id: string | null
      player_name: string | null
    }[]
  >`
    SELECT p.wallet_id, team.id AS team_id, team.name AS team_name, p.currency_id, p.seq, p.amount, p.total_after, p.hash,
      player.id AS player_id, player.name AS player_name
    FROM postings p
    JOIN wallets w ON w.id = p.wallet_id
    JOIN teams team ON team.id = w.team_id
    LEFT JOIN awards a ON p.cause_type = 'award' AND a.id = p.cause_id
    LEFT JOIN players player ON player.id = a.player_id
    WHERE p.transaction_id = ${id}::uuid ORDER BY team.name, p.wallet_id, p.seq LIMIT ${MOST_LINES}`
  return rows.map((row) => ({
    walletId: row.wallet_id,
    teamId: row.team_id,
    teamName: row.team_name,
    currencyId: row.currency_id,
    seq: Number(row.seq),
    amount: String(row.amount),
    totalAfter: String(row.total_after),
    player: row.player_id ? { id: row.player_id, name: row.player_name ?? '' } : null,
    hash: row.hash ? Buffer.from(row.hash).toString('hex') : null,
  }))
}

async function readAccounts(id: string): Promise<TransactionView['accounts']> {
  const rows = await database().posting.findMany({
    where: { transactionId: id, account: { not: null } },
    orderBy: { id: 'asc' },
    select: { account: true, currencyId: true, amount: true },
  })
  return rows.map(({ account, currencyId, amount }) => ({
    account: account ?? '',
    currencyId,
    amount: String(amount),
  }))
}
