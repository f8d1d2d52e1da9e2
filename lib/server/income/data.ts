import type { AnswerOf, QueryOf } from '@/lib/contracts/endpoint'
import type { getIncome, previewIncomeReversal } from '@/lib/contracts/endpoints'
import type { IncomeRuleView } from '@/lib/contracts/views'
import { inOrder } from '@/lib/domain/income/order-rules'
import { notFound } from '@/lib/platform/app-error'
import { database, type Queryable } from '@/lib/platform/database/client'
import type { LeagueScope } from '@/lib/server/leagues/access'
import { nothingToTakeBack } from './errors'
import { paymentRead, toPaymentViews, toRuleView } from './view'

/** What a tab that has loaded many pages reads again at once. */
const MOST_FROM = 300

type Answer = Omit<AnswerOf<typeof getIncome>, 'asOf'>

/** A league's rules, and its payments from the newest back. */
export async function readIncome(scope: LeagueScope, query: QueryOf<typeof getIncome>): Promise<Answer> {
  const { leagueId } = scope
  const db = database()
  const limit = query.from ? MOST_FROM : query.limit
  const rows = await db.incomePayment.findMany({
    where: {
      leagueId,
      id: { ...(query.before ? { lt: query.before } : {}), ...(query.from ? { gte: query.from } : {}) },
    },
    ...paymentRead,
    orderBy: { id: 'desc' },
    take: limit + 1,
  })
  const shown = rows.slice(0, limit)
  const oldest = shown.at(-1)
  const older = query.from && oldest ? { leagueId, id: { lt: oldest.id } } : null
  const hasMore = older ? (await db.incomePayment.count({ where: older, take: 1 })) > 0 : rows.length > limit
  const rules = await db.incomeRule.findMany({ where: { leagueId } })
  return { rules: inOrder(rules.map(toRuleView)), payments: await toPaymentViews(db, shown), hasMore }
}

/** The rules that pay, or are paused: what a team has to look forward to. */
export async function readRulesAhead(leagueId: string): Promise<IncomeRuleView[]> {
  const rows = await database().incomeRule.findMany({ where: { leagueId, state: { not: 'ended' } } })
  return inOrder(rows.map(toRuleView))
}

/**
 * The transactions that paid a payment, on its day and when what was owed could be paid; without those that were reversed
 * by themselves.
 */
export async function transactionsOf(db: Queryable, paymentId: string): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT t.id FROM ledger_transactions t
    WHERE t.cause_type = 'income' AND t.cause_id = ${paymentId}::uuid AND t.reverses_id IS NULL
      AND NOT EXISTS (SELECT FROM ledger_transactions undoing WHERE undoing.reverses_id = t.id)
    ORDER BY t.id`
  return rows.map((row) => row.id)
}

interface Paid {
  walletId: string
  teamId: string
  name: string
  amount: bigint
  total: bigint
  frozen: boolean
}

/** What each wallet got of a payment and still has to give back, by the names of the teams. */
export async function readPaid(db: Queryable, paymentId: string): Promise<Paid[]> {
  const transactions = await transactionsOf(db, paymentId)
  const rows = await db.$queryRaw<
    { wallet_id: string; team_id: string; name: string; amount: bigint; total: bigint; frozen: boolean }[]
  >`
    SELECT w.id AS wallet_id, team.id AS team_id, team.name, sum(p.amount)::bigint AS amount, w.available + w.held AS total,
      w.frozen_at IS NOT NULL AS frozen
    FROM postings p
    JOIN wallets w ON w.id = p.wallet_id
    JOIN teams team ON team.id = w.team_id
    WHERE p.transaction_id = ANY (${transactions}::uuid[])
    GROUP BY w.id, team.id ORDER BY team.name`
  return rows.map(({ wallet_id, team_id, ...row }) => ({ ...row, walletId: wallet_id, teamId: team_id }))
}

/** @throws AppError not_found, conflict (taken back already, or nothing was paid) */
export async function previewReversal(
  scope: LeagueScope,
  paymentId: string,
): Promise<AnswerOf<typeof previewIncomeReversal>> {
  const db = database()
  const where = { id: paymentId, leagueId: scope.leagueId }
  const row = await db.incomePayment.findFirst({ where, ...paymentRead })
  const [payment] = row ? await toPaymentViews(db, [row]) : []
  if (!payment) throw notFound()
  if (payment.state !== 'paid') throw nothingToTakeBack(payment.state)
  const teams = (await readPaid(db, paymentId)).map(({ teamId, name, amount, total, frozen }) => ({
    teamId,
    name,
    amount: String(amount),
    total: String(total),
    hindrance: frozen ? ('frozen' as const) : total < amount ? ('spent' as const) : null,
  }))
  return { payment, teams }
}
