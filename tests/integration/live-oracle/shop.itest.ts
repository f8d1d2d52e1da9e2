import { afterAll, expect, it } from 'vitest'
import { GET as getLeague } from '@/app/api/leagues/[leagueId]/route'
import { GET as getShop } from '@/app/api/leagues/[leagueId]/shop/route'
import { GET as getQueue } from '@/app/api/leagues/[leagueId]/transactions/route'
import { GET as getDashboard } from '@/app/api/teams/[teamId]/dashboard/route'
import { dashboardRules } from '@/hooks/dashboard/dashboard-rules'
import { leagueRules } from '@/hooks/leagues/league-rules'
import { queueRules } from '@/hooks/queue/queue-rules'
import { shopRules } from '@/hooks/shop/shop-rules'
import type { EventType } from '@/lib/contracts/events'
import { runQueue } from '@/lib/server/queue/runner'
import { findBookErrors } from '@/lib/testing/books'
import { useTestDatabase } from '@/lib/testing/database'
import { type MadeLeague, makeLeague } from '@/lib/testing/factories'
import { lookOn, type OraclePage, seenByAll } from '@/lib/testing/oracle'
import { queueClient } from '@/lib/testing/queue-client'
import { shopClient } from '@/lib/testing/shop-client'
import { covered } from './covered'

const db = useTestDatabase()
afterAll(async () => expect(await findBookErrors(db())).toEqual([]))

it('stale data and the events equal a fresh read, through sales, refunds and turns of the queue', {
  timeout: 60_000,
}, async () => {
  const league = await makeLeague({ teams: 2 })
  const [red, blue] = league.teams as [MadeLeague['teams'][0], MadeLeague['teams'][0]]
  const wallet = await db().wallet.findFirstOrThrow({ where: { teamId: red.id } })
  const params = { leagueId: league.leagueId }
  const pages: OraclePage[] = [
    { name: 'shop', handler: getShop, request: { params }, rules: shopRules as never },
    { name: 'queue', handler: getQueue, request: { params }, rules: queueRules as never },
    { name: 'league', handler: getLeague, request: { params }, rules: leagueRules as never },
    {
      name: 'red dashboard',
      handler: getDashboard,
      request: { params: { teamId: red.id } },
      rules: dashboardRules as never,
    },
  ]
  const onlookers = [
    await lookOn(red.manager, pages),
    await lookOn(blue.manager, pages),
    await lookOn(league.owner, pages),
  ]
  const [olive, mara] = [await shopClient(league, league.owner), await shopClient(league, red.manager)]
  const [desk, queue] = [
    await queueClient(league.leagueId, league.owner),
    await queueClient(league.leagueId, red.manager),
  ]
  const done = async (answer: Promise<{ status: number; body: unknown }>) => {
    const { status, body } = await answer
    expect(status, JSON.stringify(body)).toBe(200)
    // biome-ignore lint/suspicious/noExplicitAny: each act knows its answer
    return body as any
  }
  let itemId = ''
  let purchaseId = ''
  let failedId = ''
  const item = async () => (await olive.shop()).body.items[0]
  const acts: Record<string, () => Promise<unknown>> = {
    create: async () => {
      itemId = (await done(olive.create({ stock: 5 }))).item.id
    },
    'create another': () => done(olive.create({ name: 'Dear place', price: '900000' })),
    buy: async () => {
      purchaseId = (await done(mara.buy(itemId))).purchase.id
    },
    'buy a boost': async () => {
      const currencyId = league.currencies[0]?.id ?? ''
      const effect = { kind: 'boost', basisPoints: 500, payments: 2, currencyId } as const
      const { item: made } = await done(olive.create({ name: 'Brass band', effect }))
      await done(mara.buy(made.id))
    },
    edit: async () => done(olive.edit(await item(), { description: 'Two words' })),
    refund: () => done(olive.refund(purchaseId)),
    'queue a purchase': () => done(queue.add({ kind: 'purchase', payload: { itemId, price: '1000' } })),
    'queue one too dear': async () => {
      const dear = (await olive.shop()).body.items[1]
      const payload = { itemId: dear.id, price: dear.price }
      failedId = (await done(queue.add({ kind: 'purchase', payload }))).id
    },
    'queue by hand': () => done(desk.adjust(wallet.id, 50)),
    turns: () => runQueue(league.leagueId),
    retry: () => done(queue.retry(failedId)),
    'discard by hand': async () => {
      const [{ id }] = (await desk.list()).body.waiting
      await done(desk.discard(id))
    },
    withdraw: async () => done(olive.edit(await item(), { state: 'withdrawn' })),
  }
  const heard = new Set<EventType>()
  for (const [name, act] of Object.entries(acts)) {
    const seen = await seenByAll(onlookers, act)
    for (const [n, one] of seen.entries()) {
      for (const type of one.heard) heard.add(type)
      expect(one.whole, `${name}, onlooker ${n}`).toEqual(expect.arrayContaining(['shop', 'queue', 'league']))
    }
  }
  for (const type of covered.shop) expect(heard, type).toContain(type)
})
