import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { GET as getDashboard } from '@/app/api/teams/[teamId]/dashboard/route'
import { resetLimits } from '@/lib/server/auth/rate-limit'
import { inTransaction } from '@/lib/server/events/unit-of-work'
import { payNow } from '@/lib/server/income/commands/pay-now'
import { takeBack } from '@/lib/server/income/commands/take-back'
import { findBookErrors } from '@/lib/testing/books'
import { callRoute } from '@/lib/testing/call-route'
import { useTestDatabase } from '@/lib/testing/database'
import {
  type IncomeOptions,
  type MadeLeague,
  type MadeTeam,
  makeIncome,
  makeLeague,
} from '@/lib/testing/factories'
import { type ShopClient, shopClient } from '@/lib/testing/shop-client'

const db = useTestDatabase()
let league: MadeLeague
let team: MadeTeam
let olive: ShopClient
let mara: ShopClient

beforeEach(async () => {
  resetLimits()
  league = await makeLeague({ teams: 2 })
  team = league.teams[0] as MadeTeam
  olive = await shopClient(league, league.owner)
  mara = await shopClient(league, team.manager)
})
afterAll(async () => expect(await findBookErrors(db())).toEqual([]))

const boost = async (basisPoints: number, payments: number) => {
  const currencyId = league.currencies[0]?.id ?? ''
  const effect = { kind: 'boost', basisPoints, payments, currencyId } as const
  return (await olive.create({ name: 'Loudspeaker', effect })).body.item
}
/** A rule, and how to pay it out of its schedule. */
async function income(options: IncomeOptions = {}) {
  const rule = await makeIncome(league, options)
  return () =>
    inTransaction(league.owner, (uow) =>
      payNow(uow, league.scope, rule.id, { reason: 'Now', terms: null, replaces: null }),
    )
}
const totals = async () => {
  const wallets = await db().wallet.findMany({ where: { leagueId: league.leagueId } })
  return league.teams.map(({ id }) => Number(wallets.find(({ teamId }) => teamId === id)?.available))
}
const left = async () => {
  const { cookie } = mara
  const { body } = await callRoute(getDashboard, { cookie, params: { teamId: team.id } })
  return body.boosts.map(({ paymentsLeft }: { paymentsLeft: number }) => paymentsLeft)
}

describe('a boost', () => {
  it('raises its team’s next payments, each once, and ends with the last', async () => {
    const pay = await income({ terms: { kind: 'amount', amount: 100n } })
    const { id } = await boost(2_500, 2)
    expect((await mara.buy(id)).status).toBe(200)
    expect(await left()).toEqual([2])
    for (let n = 0; n < 3; n++) await pay()
    // 990.00 and 1,000.00 before; 1.25 twice and 1.00 once, 1.00 three times.
    expect(await totals()).toEqual([99_350, 100_300])
    expect(await left()).toEqual([])
  })

  it('adds up with another, never lifts a wallet above the cap, and is kept where there is no room for it', async () => {
    const { id } = await boost(5_000, 1)
    await mara.buy(id)
    await mara.buy(id)
    const capped = await income({ name: 'Full', terms: { kind: 'amount', amount: 100n }, cap: 98_100n })
    await capped()
    expect([await totals(), await left()]).toEqual([
      [98_100, 100_000],
      [1, 1],
    ])
    const pay = await income({ name: 'Open', terms: { kind: 'amount', amount: 100n } })
    await pay()
    expect([await totals(), await left()]).toEqual([[98_300, 100_100], []])
  })

  it('comes back with a payment that is taken back', async () => {
    const pay = await income({ terms: { kind: 'amount', amount: 100n } })
    const { id } = await boost(10_000, 1)
    const { purchase } = (await mara.buy(id)).body
    const { payment } = await pay()
    expect(await left()).toEqual([])
    expect((await olive.refund(purchase.id)).body.error.code).toBe('conflict')
    await inTransaction(league.owner, (uow) => takeBack(uow, league.scope, payment.id, 'Too early'))
    expect([await totals(), await left()]).toEqual([[99_000, 100_000], [1]])
    expect((await olive.refund(purchase.id)).status).toBe(200)
    await pay()
    expect([await totals(), await left()]).toEqual([[100_100, 100_100], []])
  })
})
