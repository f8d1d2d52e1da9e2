import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { IncomeRuleView } from '@/lib/contracts/views'
import { createDatabase, type Database } from '@/lib/platform/database/client'
import { inTransaction } from '@/lib/server/events/unit-of-work'
import { migrateJobs, startJobs } from '@/lib/server/jobs/runner'
import { balanceManager } from '@/lib/server/ledger/balance-manager'
import { lockWallets } from '@/lib/server/ledger/lock'
import { findBookErrors } from '@/lib/testing/books'
import { asOwner, useTestDatabase } from '@/lib/testing/database'
import {
  type IncomeOptions,
  type MadeLeague,
  makeIncome,
  makeLeague,
  makeTeam,
} from '@/lib/testing/factories'
import { someoneWaits } from '@/lib/testing/wait-for-lock'
import { editRule } from './commands/edit-rule'
import { payWhenDue } from './commands/pay-when-due'
import { incomePay, incomeSweep, payAllDue } from './jobs'

const db = useTestDatabase({ poolSize: 12 })
beforeAll(() => migrateJobs(db().url))

const WEEK_MS = 7 * 86_400_000
const MONDAY = new Date('2026-01-05T09:00:00.000Z')
const later = (ms: number, from = MONDAY) => new Date(from.getTime() + ms)
let league: MadeLeague

beforeEach(async () => {
  // A sweep is for every league: those of other tests are over.
  await db().incomeRule.updateMany({ data: { state: 'ended', nextDueAt: null } })
  league = await makeLeague({ teams: 2, balances: { GBP: 1_000n } })
})

/** Made a minute before its first payment, which is on Monday. */
const weekly = (options: IncomeOptions = {}) =>
  makeIncome(league, {
    now: later(-60_000),
    schedule: { every: 1, unit: 'week', firstAt: MONDAY.toISOString() },
    ...options,
  })
/** All that the clock does at an instant. */
async function passTo(now: Date, { id }: Pick<IncomeRuleView, 'id'>, on: Database = db()) {
  while (await inTransaction({ userId: null }, (uow) => payWhenDue(uow, league, id), { now, db: on }));
}
const ruleOf = ({ id }: Pick<IncomeRuleView, 'id'>) => db().incomeRule.findUniqueOrThrow({ where: { id } })
const paymentsOf = ({ id }: Pick<IncomeRuleView, 'id'>) =>
  db().incomePayment.findMany({ where: { ruleId: id }, orderBy: { periodIndex: 'asc' } })
const totals = async () => {
  const wallets = await db().wallet.findMany({ where: { leagueId: league.leagueId }, orderBy: { id: 'asc' } })
  return wallets.map(({ available, held }) => available + held)
}
const linesOf = async (reason: string) =>
  db().posting.count({
    where: { walletId: { not: null }, transaction: { leagueId: league.leagueId, reason } },
  })

describe('a period', () => {
  it('is paid to every wallet in one transaction with its row, and called by its number', async () => {
    const rule = await weekly()
    await passTo(later(-1_000), rule)
    expect(await totals()).toEqual([1_000n, 1_000n])
    await passTo(later(2_000), rule)
    await passTo(later(4_000), rule)
    expect(await totals()).toEqual([1_100n, 1_100n])
    expect(await paymentsOf(rule)).toMatchObject([
      {
        periodIndex: 0,
        label: 'Weekly income · week 1',
        state: 'paid',
        total: 200n,
        walletCount: 2,
        dueAt: MONDAY,
      },
    ])
    expect(await db().ledgerTransaction.count({ where: { kind: 'income', leagueId: league.leagueId } })).toBe(
      1,
    )
    expect(await ruleOf(rule)).toMatchObject({ nextIndex: 1, nextDueAt: later(WEEK_MS), paidTotal: 200n })
    const told = await db().event.findFirstOrThrow({
      where: { room: `league:${league.leagueId}`, type: 'income_update' },
      orderBy: { seq: 'desc' },
    })
    expect(told.data).toMatchObject({ change: 'paid', payments: [{ label: 'Weekly income · week 1' }] })
    expect(await findBookErrors(db())).toEqual([])
  })

  it('is paid once by two runners at the same moment', async () => {
    const rule = await makeIncome(league, {
      now: later(-60_000, new Date()),
      schedule: { every: 1, unit: 'day', firstAt: later(-30_000, new Date()).toISOString() },
    })
    const tasks = { income_pay: incomePay, income_sweep: incomeSweep }
    await db().$executeRaw`SELECT graphile_worker.add_job('income_sweep') FROM generate_series(1, 6)`
    const runners = await Promise.all([startJobs(db().url, tasks, ''), startJobs(db().url, tasks, '')])
    await vi.waitFor(
      async () => {
        const waiting = await db().$queryRaw<unknown[]>`
          SELECT 1 FROM graphile_worker.jobs WHERE run_at <= now() OR locked_at IS NOT NULL`
        expect(waiting).toEqual([])
      },
      { timeout: 15_000 },
    )
    await Promise.all(runners.map((runner) => runner.stop()))
    expect(await totals()).toEqual([1_100n, 1_100n])
    expect(await linesOf('Weekly income · day 1')).toBe(2)
    expect(await paymentsOf(rule)).toHaveLength(1)
  })

  it('is paid once from separate connections, whatever is due at once', async () => {
    const rule = await weekly()
    const other = createDatabase(db().url, { poolSize: 4 })
    const now = later(2 * WEEK_MS)
    await Promise.all([passTo(now, rule), passTo(now, rule, other), passTo(now, rule)])
    await other.$disconnect()
    expect(await totals()).toEqual([1_300n, 1_300n])
    expect((await paymentsOf(rule)).map(({ periodIndex }) => periodIndex)).toEqual([0, 1, 2])
    expect(await findBookErrors(db())).toEqual([])
  })

  it('that is cut off in the middle has not happened, and happens once when it is tried again', async () => {
    const rule = await weekly()
    const wallet = await db().wallet.findFirstOrThrow({ where: { leagueId: league.leagueId } })
    await db().$transaction(async (tx) => {
      await lockWallets(tx, [wallet.id])
      const cut = payAllDue({ ruleId: rule.id, leagueId: league.leagueId }).then(
        () => 'paid',
        () => 'cut off',
      )
      await someoneWaits()
      await asOwner().$queryRaw`
        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND wait_event_type = 'Lock'`
      expect(await cut).toBe('cut off')
    })
    expect(await totals()).toEqual([1_000n, 1_000n])
    expect(await paymentsOf(rule)).toEqual([])
    await passTo(later(1_000), rule)
    expect(await totals()).toEqual([1_100n, 1_100n])
    expect(await findBookErrors(db())).toEqual([])
  })

  it('of a team that came later is not made up for', async () => {
    const rule = await weekly()
    await passTo(MONDAY, rule)
    await makeTeam(league, { name: 'Late', balances: { GBP: 0n } })
    await passTo(later(WEEK_MS), rule)
    expect(await totals()).toEqual([1_200n, 1_200n, 100n])
  })
})

describe('after a downtime', () => {
  it.each([
    ['all', [1_400n, 1_400n], ['paid', 'paid', 'paid', 'paid']],
    ['latest', [1_100n, 1_100n], ['skipped', 'paid']],
    ['skip', [1_000n, 1_000n], ['skipped']],
  ] as const)('%s', async (catchUp, money, states) => {
    const rule = await weekly({ catchUp })
    await passTo(later(4 * WEEK_MS - 3_600_000), rule)
    expect(await totals()).toEqual(money)
    expect((await paymentsOf(rule)).map(({ state }) => state)).toEqual(states)
    expect(await ruleOf(rule)).toMatchObject({ nextIndex: 4, state: 'active' })
    expect(await findBookErrors(db())).toEqual([])
  })

  it('the sweep pays what no job did', async () => {
    const rule = await weekly({ catchUp: 'latest' })
    await db().$executeRaw`SELECT graphile_worker.remove_job(${`income:${rule.id}`})`
    await incomeSweep({} as never, {} as never)
    expect(await totals()).toEqual([1_100n, 1_100n])
  })
})

describe('how much', () => {
  it('a part of the total at that moment, rounded down, held money included', async () => {
    const rule = await weekly({ terms: { kind: 'percentage', basisPoints: 333 } })
    await passTo(later(WEEK_MS), rule)
    // 33.3 and then 3.33 % of 1,033, which is 34.39…
    expect(await totals()).toEqual([1_067n, 1_067n])
  })

  it('never above the cap: part of it up to there, then nothing, without a posting', async () => {
    const rule = await weekly({ cap: 1_150n })
    await passTo(later(2 * WEEK_MS), rule)
    expect(await totals()).toEqual([1_150n, 1_150n])
    expect((await paymentsOf(rule)).map(({ total }) => total)).toEqual([200n, 100n, 0n])
    expect(await linesOf('Weekly income · week 3')).toBe(0)
    expect(await findBookErrors(db())).toEqual([])
  })

  it('ends with its window, at its very instant', async () => {
    const rule = await weekly({ endsAt: later(WEEK_MS).toISOString() })
    await passTo(later(9 * WEEK_MS), rule)
    expect(await totals()).toEqual([1_200n, 1_200n])
    expect(await ruleOf(rule)).toMatchObject({ state: 'ended', nextDueAt: null })
  })

  it('months end on their last day', async () => {
    const rule = await weekly({
      schedule: { every: 1, unit: 'month', firstAt: '2026-01-31T12:00:00.000Z' },
      name: 'Wages',
    })
    await passTo(new Date('2026-04-30T12:00:00.000Z'), rule)
    const due = (await paymentsOf(rule)).map(({ dueAt }) => dueAt.toISOString().slice(0, 10))
    expect(due).toEqual(['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30'])
  })
})

describe('a frozen wallet', () => {
  const by = () => ({ leagueId: league.leagueId, actor: league.owner, reason: 'the books' })
  const walletOf = async (index: number) =>
    (await db().wallet.findFirstOrThrow({ where: { teamId: league.teams[index]?.id } })).id

  it('holds up nobody; what it misses is owed, and paid once when it is unfrozen', async () => {
    const rule = await weekly({ cap: 1_150n, endsAt: later(WEEK_MS).toISOString() })
    const walletId = await walletOf(0)
    await balanceManager.freeze({ ...by(), walletId })
    await passTo(later(WEEK_MS), rule)
    expect(await totals()).toEqual([1_000n, 1_150n])
    await incomeSweep({} as never, {} as never)
    expect(await totals()).toEqual([1_000n, 1_150n])
    expect(await db().incomeOwed.findMany({ select: { walletId: true, amount: true, paid: true } })).toEqual([
      { walletId, amount: 100n, paid: null },
      { walletId, amount: 100n, paid: null },
    ])

    await balanceManager.unfreeze({ ...by(), walletId })
    await Promise.all([1, 2, 3].map(() => incomeSweep({} as never, {} as never)))
    // The cap of the rule left room for a part of the second.
    expect(await totals()).toEqual([1_150n, 1_150n])
    expect((await paymentsOf(rule)).slice(0, 2)).toMatchObject([
      { total: 200n, walletCount: 2 },
      { total: 100n, walletCount: 2 },
    ])
    expect(await linesOf('Weekly income · week 1, owed while frozen')).toBe(1)
    expect(await findBookErrors(db())).toEqual([])
  })
})

describe('a change of the rule', () => {
  const edit = (rule: IncomeRuleView, now: Date, change: object) =>
    inTransaction(
      league.owner,
      (uow) =>
        editRule(uow, league.scope, rule.id, {
          name: rule.name,
          terms: { kind: 'amount', amount: 100n },
          cap: null,
          endsAt: null,
          catchUp: 'all',
          schedule: null,
          expectedEdition: rule.edition,
          ...change,
        }),
      { now },
    )

  it('leaves what was due before it as it was, and counts on under a new schedule', async () => {
    const rule = await weekly()
    const firstAt = later(WEEK_MS + 3_600_000).toISOString()
    const edited = await edit(rule, later(WEEK_MS + 60_000), {
      terms: { kind: 'amount', amount: 7n },
      schedule: { every: 1, unit: 'day', firstAt },
    })
    expect(await totals()).toEqual([1_200n, 1_200n])
    expect(edited).toMatchObject({
      nextIndex: 2,
      nextDueAt: firstAt,
      schedule: { firstIndex: 2, unit: 'day' },
    })
    await passTo(later(WEEK_MS + 2 * 3_600_000), rule)
    expect(await totals()).toEqual([1_207n, 1_207n])
    expect((await paymentsOf(rule)).map(({ label }) => label)).toEqual([
      'Weekly income · week 1',
      'Weekly income · week 2',
      'Weekly income · day 3',
    ])
    await expect(edit(rule, later(WEEK_MS + 2 * 3_600_000), {})).rejects.toMatchObject({
      code: 'version_conflict',
    })
  })

  it('is refused where no payment would be left', async () => {
    const rule = await weekly()
    await expect(edit(rule, later(-1_000), { endsAt: later(-500).toISOString() })).rejects.toMatchObject({
      code: 'invalid_request',
    })
    const schedule = { every: 1, unit: 'day', firstAt: later(-2_000).toISOString() }
    await expect(edit(rule, later(-1_000), { schedule })).rejects.toMatchObject({ code: 'invalid_request' })
  })
})
