import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { POST as endRoute } from '@/app/api/admin/income/[id]/end/route'
import { POST as pauseRoute } from '@/app/api/admin/income/[id]/pause/route'
import { POST as payRoute } from '@/app/api/admin/income/[id]/pay/route'
import { POST as resumeRoute } from '@/app/api/admin/income/[id]/resume/route'
import { PATCH as editRoute } from '@/app/api/admin/income/[id]/route'
import { GET as previewRoute, POST as reverseRoute } from '@/app/api/admin/income-payments/[id]/reverse/route'
import { POST as createRoute, GET as listRoute } from '@/app/api/leagues/[leagueId]/income/route'
import { newId } from '@/lib/platform/ids'
import { inTransaction } from '@/lib/server/events/unit-of-work'
import { migrateJobs } from '@/lib/server/jobs/runner'
import { balanceManager } from '@/lib/server/ledger/balance-manager'
import { findBookErrors } from '@/lib/testing/books'
import { callRoute } from '@/lib/testing/call-route'
import { useTestDatabase } from '@/lib/testing/database'
import { joinLeague, type MadeLeague, makeIncome, makeLeague, signInAs } from '@/lib/testing/factories'
import { payWhenDue } from './commands/pay-when-due'
import { incomeSweep } from './jobs'

const db = useTestDatabase()
beforeAll(() => migrateJobs(db().url))

let league: MadeLeague
let chair: string
let ruleId: string

beforeEach(async () => {
  league = await makeLeague({
    teams: [{ name: 'Night Herons' }, { name: 'Owls' }],
    balances: { GBP: 1_000n },
  })
  chair = (await signInAs(league.owner)).cookie
  ruleId = (await makeIncome(league, { terms: { kind: 'amount', amount: 250n } })).id
})

const pay = (body: object, key: string = newId(), cookie = chair) =>
  callRoute(payRoute, { cookie, params: { id: ruleId }, body, key })
const reverse = (id: string, reason = 'a mistake') =>
  callRoute(reverseRoute, { cookie: chair, params: { id }, body: { reason } })
const act = (route: typeof pauseRoute) =>
  callRoute(route, { cookie: chair, params: { id: ruleId }, body: {} })
const totals = async () => {
  const wallets = await db().wallet.findMany({ where: { leagueId: league.leagueId }, orderBy: { id: 'asc' } })
  return wallets.map(({ available, held }) => Number(available + held))
}
const walletOf = async (index: number) =>
  (await db().wallet.findFirstOrThrow({ where: { teamId: league.teams[index]?.id } })).id
const spend = async (index: number, amount: bigint) =>
  balanceManager.subtractBalance({
    leagueId: league.leagueId,
    actor: league.owner,
    reason: 'a purchase',
    walletId: await walletOf(index),
    amount,
  })
/** What the feed tells of money that was moved by hand, oldest first. */
const posts = async () => {
  const rows = await db().feedPost.findMany({
    where: { leagueId: league.leagueId },
    orderBy: { createdAt: 'asc' },
  })
  return rows.map(({ subject }) => {
    const { act, reason, count } = subject as { act: string; reason: string; count: number }
    return `${act}, ${count}: ${reason}`
  })
}
const acts = async () => {
  const rows = await db().auditEntry.findMany({
    where: { leagueId: league.leagueId, action: { startsWith: 'income.' } },
    orderBy: { id: 'asc' },
  })
  return rows.map(({ action, refused }) => `${action}${refused ? ' refused' : ''}`)
}

describe('pay now', () => {
  it('pays once a key, beside the schedule, with a reason that everyone reads', async () => {
    const due = (await db().incomeRule.findUniqueOrThrow({ where: { id: ruleId } })).nextDueAt
    const key = newId()
    const answers = await Promise.all([1, 2, 3].map(() => pay({ reason: 'A good week' }, key)))
    const again = await pay({ reason: 'A good week' }, key)
    const statuses = answers.map(({ status }) => status)
    expect(statuses.filter((status) => status !== 200 && status !== 409)).toEqual([])
    expect(again).toMatchObject({
      status: 200,
      body: {
        payment: {
          kind: 'extra',
          label: 'Weekly income · extra payment',
          reason: 'A good week',
          total: '500',
        },
      },
    })
    expect(await totals()).toEqual([1_250, 1_250])
    expect((await pay({ reason: 'Another' }, key)).status).toBe(422)
    expect(
      (await callRoute(payRoute, { cookie: chair, params: { id: ruleId }, body: { reason: 'x' }, key: null }))
        .status,
    ).toBe(400)
    const rule = await db().incomeRule.findUniqueOrThrow({ where: { id: ruleId } })
    expect(rule).toMatchObject({ nextIndex: 0, nextDueAt: due, paidTotal: 500n, paidCount: 1 })
    expect(await acts()).toEqual(['income.create', 'income.pay'])
    expect(await posts()).toEqual(['paid, 2: A good week'])
    expect(await findBookErrors(db())).toEqual([])
  })
})

describe('taking back', () => {
  it('reverses all of it once; the scheduler leaves the period, a commissioner may pay it again once', async () => {
    const { nextDueAt } = await db().incomeRule.findUniqueOrThrow({ where: { id: ruleId } })
    const tick = () =>
      inTransaction({ userId: null }, (uow) => payWhenDue(uow, league, ruleId), { now: nextDueAt as Date })
    await tick()
    const { id } = await db().incomePayment.findFirstOrThrow({ where: { ruleId } })
    const preview = await callRoute(previewRoute, { cookie: chair, params: { id } })
    expect(preview.body.teams).toMatchObject([
      { name: 'Night Herons', amount: '250', total: '1250', hindrance: null },
      { name: 'Owls', amount: '250', hindrance: null },
    ])
    const back = await Promise.all([reverse(id), reverse(id)])
    expect(back.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(await totals()).toEqual([1_000, 1_000])
    await tick()
    expect(await totals()).toEqual([1_000, 1_000])

    const terms = { kind: 'amount', amount: '25' }
    const correct = () => pay({ reason: 'Ten times too much', replaces: id, terms })
    const made = await Promise.all([correct(), correct()])
    expect(made.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(await totals()).toEqual([1_025, 1_025])
    const { body } = await callRoute(listRoute, { cookie: chair, params: { leagueId: league.leagueId } })
    expect(body.payments).toMatchObject([
      { kind: 'again', label: 'Weekly income · week 1, corrected', total: '50', state: 'paid' },
      {
        kind: 'scheduled',
        index: 0,
        state: 'reversed',
        reversal: { reason: 'a mistake' },
        replacedBy: body.payments[0].id,
      },
    ])
    expect(body.rules).toMatchObject([{ paidTotal: '50', paidCount: 1 }])
    expect(await acts()).toEqual(['income.create', 'income.reverse', 'income.pay'])
    expect(await posts()).toEqual(['reversed, 2: a mistake', 'paid, 2: Ten times too much'])
    expect(await findBookErrors(db())).toEqual([])
  })

  it('names the teams that no longer have the money, and takes nothing', async () => {
    const { body } = await pay({ reason: 'x' })
    await spend(1, 1_100n)
    const preview = await callRoute(previewRoute, { cookie: chair, params: { id: body.payment.id } })
    expect(preview.body.teams.map((team: { hindrance: string | null }) => team.hindrance)).toEqual([
      null,
      'spent',
    ])
    const refused = await reverse(body.payment.id)
    expect(refused.status).toBe(422)
    expect(refused.body.error.message).toBe('Nothing was taken back. Owls no longer has the money.')
    expect(await totals()).toEqual([1_250, 150])
  })

  it('is refused while a wallet that got it is frozen, and ends what a frozen one is owed', async () => {
    const at = { leagueId: league.leagueId, actor: league.owner, reason: 'the books' }
    const walletId = await walletOf(1)
    const first = await pay({ reason: 'x' })
    await balanceManager.freeze({ ...at, walletId })
    const refused = await reverse(first.body.payment.id)
    expect(refused.body.error.message).toBe('Nothing was taken back. The wallet of Owls is frozen.')
    const second = await pay({ reason: 'y' })
    expect(second.body.payment).toMatchObject({ total: '250', owedTotal: '250', owedCount: 1 })
    expect((await reverse(second.body.payment.id)).status).toBe(200)
    await balanceManager.unfreeze({ ...at, walletId })
    await incomeSweep({} as never, {} as never)
    expect(await totals()).toEqual([1_250, 1_250])
    expect(await findBookErrors(db())).toEqual([])
  })

  it('goes on where one of its transactions was reversed by itself', async () => {
    const { body } = await pay({ reason: 'x' })
    const paid = await db().ledgerTransaction.findFirstOrThrow({ where: { causeId: body.payment.id } })
    const by = { leagueId: league.leagueId, actor: league.owner, reason: 'by hand' }
    await balanceManager.reverse({ ...by, transactionId: paid.id })
    expect((await reverse(body.payment.id)).body.payment).toMatchObject({ state: 'reversed' })
    expect(await totals()).toEqual([1_000, 1_000])
  })

  it('does not tell whose bids hold the money', async () => {
    const { body } = await pay({ reason: 'x' })
    const walletId = await walletOf(1)
    await balanceManager.hold({
      leagueId: league.leagueId,
      actor: league.owner,
      reason: 'a bid',
      walletId,
      amount: 1_100n,
      cause: { type: 'sheet', id: newId() },
    })
    const preview = await callRoute(previewRoute, { cookie: chair, params: { id: body.payment.id } })
    expect(preview.body.teams.map((team: { hindrance: string | null }) => team.hindrance)).toEqual([
      null,
      null,
    ])
    const refused = await reverse(body.payment.id)
    expect(refused.status).toBe(422)
    expect(JSON.stringify(refused.body)).not.toContain('Owls')
    expect(refused.body.error.message).toContain('held for bids')
  })
})

it('payments are read in pages, without a gap', async () => {
  for (const reason of ['one', 'two', 'three']) await pay({ reason })
  const read = async (query: string) => {
    const path = `/api/leagues/x/income?${query}`
    const { body } = await callRoute(listRoute, {
      cookie: chair,
      params: { leagueId: league.leagueId },
      path,
    })
    const payments = body.payments as { id: string; reason: string }[]
    return { reasons: payments.map(({ reason }) => reason), last: payments.at(-1)?.id, hasMore: body.hasMore }
  }
  const first = await read('limit=2')
  expect(first).toMatchObject({ reasons: ['three', 'two'], hasMore: true })
  expect(await read(`limit=2&before=${first.last}`)).toMatchObject({ reasons: ['one'], hasMore: false })
  expect(await read(`from=${first.last}`)).toEqual(first)
})

describe('pausing', () => {
  it('pays what was due, nothing meanwhile, and goes on from the next period ahead', async () => {
    const past = new Date(Date.now() - 3 * 86_400_000)
    const rule = await makeIncome(league, {
      now: new Date(past.getTime() - 60_000),
      schedule: { every: 1, unit: 'day', firstAt: past.toISOString() },
    })
    ruleId = rule.id
    const paused = await act(pauseRoute)
    expect(paused.body.rule).toMatchObject({ state: 'paused', nextIndex: 4, nextDueAt: null })
    expect(await totals()).toEqual([1_400, 1_400])
    expect((await act(pauseRoute)).status).toBe(409)
    const resumed = await act(resumeRoute)
    expect(resumed.body.rule).toMatchObject({ state: 'active', nextIndex: 4 })
    expect(Date.parse(resumed.body.rule.nextDueAt)).toBeGreaterThan(Date.now())
    expect((await act(endRoute)).body.rule).toMatchObject({ state: 'ended' })
    expect((await act(resumeRoute)).status).toBe(409)
    expect((await pay({ reason: 'x' })).status).toBe(409)
    expect(await acts()).toEqual([
      'income.create',
      'income.create',
      'income.pause',
      'income.resume',
      'income.end',
    ])
  })
})

describe('who may', () => {
  it('members read it; only a commissioner acts, and each other try is in the audit log; elsewhere there is nothing', async () => {
    const { body } = await pay({ reason: 'x' })
    const paymentId: string = body.payment.id
    const manager = (await signInAs(league.teams[0]?.manager as never)).cookie
    const spectator = (await signInAs(await joinLeague(league, { role: 'spectator' }))).cookie
    const stranger = (await signInAs((await makeLeague({ teams: 0 })).owner)).cookie
    const inLeague = { leagueId: league.leagueId }
    const rule = {
      name: 'Mine',
      terms: { kind: 'amount', amount: '1' },
      cap: null,
      endsAt: null,
      catchUp: 'all',
    }
    const schedule = { every: 1, unit: 'day', firstAt: new Date(Date.now() + 60_000).toISOString() }
    const tries = [
      (cookie: string) =>
        callRoute(createRoute, {
          cookie,
          params: inLeague,
          body: { ...rule, schedule, currencyId: league.currencies[0]?.id },
        }),
      (cookie: string) =>
        callRoute(editRoute, {
          method: 'PATCH',
          cookie,
          params: { id: ruleId },
          body: { ...rule, schedule: null, expectedEdition: 0 },
        }),
      ...[pauseRoute, resumeRoute, endRoute].map(
        (route) => (cookie: string) => callRoute(route, { cookie, params: { id: ruleId }, body: {} }),
      ),
      (cookie: string) => pay({ reason: 'mine' }, newId(), cookie),
      (cookie: string) => callRoute(previewRoute, { cookie, params: { id: paymentId } }),
      (cookie: string) =>
        callRoute(reverseRoute, { cookie, params: { id: paymentId }, body: { reason: 'no' } }),
    ]
    const statusOf = async (cookie: string) =>
      Promise.all(tries.map(async (attempt) => (await attempt(cookie)).status))
    expect(await statusOf(manager)).toEqual(tries.map(() => 403))
    expect(await statusOf(spectator)).toEqual(tries.map(() => 403))
    expect(await statusOf(stranger)).toEqual(tries.map(() => 404))
    expect((await acts()).filter((entry) => entry.endsWith(' refused'))).toHaveLength(2 * tries.length)
    for (const cookie of [manager, spectator]) {
      const read = await callRoute(listRoute, { cookie, params: inLeague })
      expect(read.body).toMatchObject({ rules: [{ id: ruleId }], payments: [{ id: paymentId }] })
    }
    expect((await callRoute(listRoute, { cookie: stranger, params: inLeague })).status).toBe(404)
    expect(await totals()).toEqual([1_250, 1_250])
  })

  it('another league’s currency and another rule’s payment are not there', async () => {
    const other = await makeLeague({ teams: 0 })
    const made = await callRoute(createRoute, {
      cookie: chair,
      params: { leagueId: league.leagueId },
      body: {
        name: 'Theirs',
        terms: { kind: 'amount', amount: '1' },
        cap: null,
        endsAt: null,
        catchUp: 'all',
        schedule: { every: 1, unit: 'day', firstAt: new Date(Date.now() + 60_000).toISOString() },
        currencyId: other.currencies[0]?.id,
      },
    })
    expect(made.status).toBe(404)
    const { body } = await pay({ reason: 'x' })
    await reverse(body.payment.id)
    ruleId = (await makeIncome(league, { name: 'Second' })).id
    expect((await pay({ reason: 'x', replaces: body.payment.id })).status).toBe(404)
  })
})
