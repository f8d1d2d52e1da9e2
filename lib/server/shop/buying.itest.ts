import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { POST as buy } from '@/app/api/shop/[itemId]/buy/route'
import { newId } from '@/lib/platform/ids'
import { resetLimits } from '@/lib/server/auth/rate-limit'
import { inTransaction, type UnitOfWork } from '@/lib/server/events/unit-of-work'
import { runQueue } from '@/lib/server/queue/runner'
import { findBookErrors } from '@/lib/testing/books'
import { callRoute } from '@/lib/testing/call-route'
import { useTestDatabase } from '@/lib/testing/database'
import {
  joinLeague,
  type MadeLeague,
  type MadeTeam,
  makeLeague,
  makeOpenRound,
  makePlayers,
  POUNDS,
  submitBids,
} from '@/lib/testing/factories'
import { queueClient } from '@/lib/testing/queue-client'
import { type ShopClient, shopClient } from '@/lib/testing/shop-client'
import { createItem } from './commands/create-item'
import { editItem } from './commands/edit-item'
import { refundPurchase } from './commands/refund-purchase'

const db = useTestDatabase()
let league: MadeLeague
let olive: ShopClient
let mara: ShopClient
let teo: ShopClient

beforeEach(async () => {
  resetLimits()
  league = await makeLeague({ teams: 2 })
  const [first, second] = league.teams as [MadeTeam, MadeTeam]
  olive = await shopClient(league, league.owner)
  mara = await shopClient(league, first.manager)
  teo = await shopClient(league, second.manager)
})
afterAll(async () => expect(await findBookErrors(db())).toEqual([]))

const walletOf = (team: MadeTeam | undefined) => db().wallet.findFirstOrThrow({ where: { teamId: team?.id } })
const item = async (over: Parameters<ShopClient['create']>[0] = {}) => (await olive.create(over)).body.item
const codeOf = (answer: { status: number; body: { error?: { code: string } } }) =>
  answer.body.error?.code ?? answer.status

describe('buying', () => {
  it('moves the money, names the item on the statement, and counts in the shop, once a key', async () => {
    const { id } = await item({ stock: 3 })
    const key = newId()
    const first = await mara.buy(id, '1000', key)
    expect(first.body).toMatchObject({
      item: { stock: 2, sold: 1, version: 1 },
      purchase: { itemName: 'Extra place', teamId: league.teams[0]?.id, price: '1000', refund: null },
    })
    expect((await mara.buy(id, '1000', key)).body).toEqual(first.body)
    const wallet = await walletOf(league.teams[0])
    expect(wallet).toMatchObject({ available: 99_000n, postingSeq: 2n })
    const line = await db().ledgerTransaction.findFirstOrThrow({
      where: { causeId: first.body.purchase.id },
      include: { postings: { orderBy: { id: 'asc' } } },
    })
    expect(line).toMatchObject({ kind: 'purchase', reason: 'Bought “Extra place”', causeType: 'purchase' })
    expect(line.postings.map(({ account, amount }) => [account, amount])).toEqual([
      [null, -1000n],
      ['house', 1000n],
    ])
    expect((await mara.shop()).body.owned).toEqual([{ itemId: id, count: 1 }])
    expect((await teo.shop()).body).toMatchObject({ owned: [], purchases: [{ id: first.body.purchase.id }] })
  })

  it('the last one in stock, bought fifty times at once by two teams, goes to one of them', async () => {
    const { id } = await item({ stock: 1 })
    const answers = await Promise.all(Array.from({ length: 50 }, (_, n) => (n % 2 ? mara : teo).buy(id)))
    const codes = answers.map(codeOf)
    expect(codes.filter((code) => code === 200)).toHaveLength(1)
    expect(codes.filter((code) => code === 'sold_out')).toHaveLength(49)
    expect(await db().purchase.count({ where: { itemId: id } })).toBe(1)
    const totals = await Promise.all(league.teams.map(walletOf))
    expect(totals.reduce((sum, { available }) => sum + available, 0n)).toBe(199_000n)
  })

  it('a team never gets more than its limit, however often it asks at once', async () => {
    const { id } = await item({ teamLimit: 2 })
    const answers = await Promise.all(Array.from({ length: 12 }, () => mara.buy(id)))
    expect(answers.map(codeOf).filter((code) => code === 200)).toHaveLength(2)
    expect(answers.map(codeOf).filter((code) => code === 'limit_reached')).toHaveLength(10)
    expect(codeOf(await teo.buy(id))).toBe(200)
  })

  it('is refused, and changes nothing, without the money, out of its time, withdrawn, or at another price', async () => {
    const later = new Date(Date.now() + 3_600_000).toISOString()
    const earlier = new Date(Date.now() - 3_600_000).toISOString()
    const dear = await item({ price: '100001' })
    const early = await item({ onSaleFrom: later })
    const late = await item({ onSaleUntil: earlier })
    const withdrawn = await item()
    expect((await olive.edit(withdrawn, { state: 'withdrawn' })).body.item.state).toBe('withdrawn')
    const moved = await item()
    await olive.edit(moved, { price: '1500' })
    const events = await db().event.count()
    const answers = [
      await mara.buy(dear.id, '100001'),
      await mara.buy(early.id),
      await mara.buy(late.id),
      await mara.buy(withdrawn.id),
      await mara.buy(moved.id),
    ]
    expect(answers.map(codeOf)).toEqual([
      'insufficient_funds',
      'not_on_sale',
      'not_on_sale',
      'not_on_sale',
      'version_conflict',
    ])
    expect(await db().event.count()).toBe(events)
    expect(await db().purchase.count({ where: { leagueId: league.leagueId } })).toBe(0)
    expect(await walletOf(league.teams[0])).toMatchObject({ available: 100_000n, version: 1n })
  })

  it('does not spend what is held for a bid', async () => {
    const [player] = await makePlayers(league, 1)
    const round = await makeOpenRound(league)
    await submitBids(league, round.id, league.teams[0] as MadeTeam, [[player as never, 99_500]])
    const { id } = await item()
    expect(codeOf(await mara.buy(id))).toBe('insufficient_funds')
    const small = await item({ price: '500' })
    expect(codeOf(await mara.buy(small.id, '500'))).toBe(200)
  })

  it('is at the price that was seen, in its currency, now and by the queue', async () => {
    league = await makeLeague({
      teams: 1,
      currencies: [POUNDS, { ...POUNDS, code: 'TOK', name: 'Tokens' }],
      balances: { GBP: 9_000n, TOK: 9_000n },
    })
    olive = await shopClient(league, league.owner)
    const { manager } = league.teams[0] as MadeTeam
    mara = await shopClient(league, manager)
    const [gbp = '', tokens = ''] = league.currencies.map(({ id }) => id)
    const made = await item()
    const queue = await queueClient(league.leagueId, manager)
    const payload = { itemId: made.id, price: '1000', currencyId: gbp }
    await queue.add({ kind: 'purchase', payload })
    await olive.edit(made, { currencyId: tokens })
    await runQueue(league.leagueId)
    expect((await queue.list()).body.ended[0].failure.code).toBe('version_conflict')
    const buyIn = (currencyId: string) =>
      callRoute(buy, {
        cookie: mara.cookie,
        params: { itemId: made.id },
        body: { price: '1000', currencyId },
      })
    expect(codeOf(await buyIn(gbp))).toBe('version_conflict')
    expect(codeOf(await buyIn(tokens))).toBe(200)
  })

  it('is for whoever runs a team of this league', async () => {
    const { id } = await item()
    const stranger = await makeLeague({ teams: 1 })
    const sam = await shopClient(league, await joinLeague(league, { role: 'spectator' }))
    const other = await shopClient(stranger, stranger.teams[0]?.manager as never)
    expect([codeOf(await sam.buy(id)), codeOf(await olive.buy(id))]).toEqual(['forbidden', 'forbidden'])
    expect([(await other.buy(id)).status, (await other.buy(newId())).status]).toEqual([404, 404])
    expect((await other.edit((await olive.shop()).body.items[0])).status).toBe(404)
  })

  it('by the queue, it comes in its turn; why a team could not pay is told to its own people alone', async () => {
    const { id } = await item()
    const dear = await item({ price: '100001' })
    const queue = await queueClient(league.leagueId, mara.person)
    const all = await queueClient(league.leagueId, league.owner)
    const want = (itemId: string, price: string) =>
      queue.add({ kind: 'purchase', payload: { itemId, price } })
    await want(dear.id, '100001')
    await want(id, '1000')
    expect(
      (await all.add({ kind: 'purchase', payload: { itemId: id, price: '1000' } })).body.error.code,
    ).toBe('forbidden')
    await runQueue(league.leagueId)
    const [bought, failed] = (await queue.list()).body.ended
    expect(bought).toMatchObject({ state: 'done', purchase: { itemName: 'Extra place' } })
    expect(failed.failure.code).toBe('insufficient_funds')
    expect((await all.list()).body.ended[1].failure.code).toBe('conflict')
    expect((await all.get(failed.id)).body.transaction.failure.code).toBe('conflict')
    expect((await mara.shop()).body.owned).toEqual([{ itemId: id, count: 1 }])
  })
})

describe('an item', () => {
  it('is a commissioner’s to make and to change, and what it does stays once it was sold', async () => {
    expect(codeOf(await mara.create())).toBe('forbidden')
    const made = await item()
    expect(codeOf(await mara.edit(made))).toBe('forbidden')
    const gk = { kind: 'slot', slots: 2, position: 'GK' }
    const edited = (await olive.edit(made, { effect: gk, price: '900' })).body.item
    expect(edited).toMatchObject({ effect: gk, price: '900', version: 1 })
    expect(codeOf(await olive.edit(made))).toBe('version_conflict')
    const bought = (await mara.buy(made.id, '900')).body.item
    expect(codeOf(await olive.edit(bought, { effect: { ...gk, slots: 3 } }))).toBe('conflict')
    expect((await olive.edit(bought, { stock: 0 })).body.item).toMatchObject({ stock: 0, sold: 1 })
    expect(codeOf(await teo.buy(made.id, '900'))).toBe('sold_out')
  })

  it('is not changed or refunded by who lost his role while his request waited', async () => {
    const made = await item()
    const { purchase } = (await mara.buy(made.id)).body
    const { scope } = league
    const { id: _id, leagueId: _league, sold: _sold, version: _version, state, ...offer } = made
    const edit = { ...offer, state, price: 1n, expectedVersion: 1 }
    await db().member.update({ where: { id: scope.memberId }, data: { role: 'spectator' } })
    const tries: ((uow: UnitOfWork) => Promise<unknown>)[] = [
      (uow) => createItem(uow, scope, { ...offer, price: 1n }),
      (uow) => editItem(uow, scope, made.id, edit),
      (uow) => refundPurchase(uow, scope, { purchaseId: purchase.id, reason: 'For myself' }),
    ]
    for (const attempt of tries) {
      await expect(inTransaction(scope, attempt)).rejects.toMatchObject({ code: 'forbidden' })
    }
    expect(await walletOf(league.teams[0])).toMatchObject({ available: 99_000n })
  })

  it('has a price above zero, a known position and currency, and a sale that ends after it begins', async () => {
    const now = new Date().toISOString()
    const bad = [
      { price: '0' },
      { price: '-5' },
      { effect: { kind: 'slot', slots: 0, position: null } },
      { effect: { kind: 'slot', slots: 1, position: 'XX' } },
      { effect: { kind: 'money', amount: '1' } },
      { onSaleFrom: now, onSaleUntil: now },
      { stock: -1 },
      { name: ' ' },
    ]
    const answers = await Promise.all(bad.map((over) => olive.create(over as never)))
    expect(answers.map(codeOf)).toEqual(bad.map(() => 'invalid_request'))
    expect((await olive.create({ currencyId: newId() })).status).toBe(404)
  })
})
