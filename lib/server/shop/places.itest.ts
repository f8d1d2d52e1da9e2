import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { GET as getDashboard } from '@/app/api/teams/[teamId]/dashboard/route'
import type { RosterRules } from '@/lib/contracts/round-rules'
import type { PlayerView } from '@/lib/contracts/views'
import { database } from '@/lib/platform/database/client'
import { resetLimits } from '@/lib/server/auth/rate-limit'
import { readSheet } from '@/lib/server/rounds/sheet-data'
import { findBookErrors } from '@/lib/testing/books'
import { callRoute } from '@/lib/testing/call-route'
import { useTestDatabase } from '@/lib/testing/database'
import {
  finalize,
  LIVE_RULES,
  type MadeLeague,
  type MadeTeam,
  makeLeague,
  makeOpenRound,
  makePlayers,
  submitBids,
} from '@/lib/testing/factories'
import { type ShopClient, shopClient } from '@/lib/testing/shop-client'

const db = useTestDatabase()
const SMALL: RosterRules = {
  squadSize: 1,
  positions: [
    { code: 'GK', name: 'Keeper', slots: 1 },
    { code: 'FWD', name: 'Forward', slots: 1 },
  ],
}
let league: MadeLeague
let team: MadeTeam
let olive: ShopClient
let mara: ShopClient
let players: PlayerView[]

beforeEach(async () => {
  resetLimits()
  league = await makeLeague({ teams: 2, roster: SMALL })
  team = league.teams[0] as MadeTeam
  olive = await shopClient(league, league.owner)
  mara = await shopClient(league, team.manager)
  players = await makePlayers(league, 4, ['GK', 'FWD'])
})
afterAll(async () => expect(await findBookErrors(db())).toEqual([]))

const item = async (over: Parameters<ShopClient['create']>[0] = {}) => (await olive.create(over)).body.item
const limits = async (roundId: string) =>
  (await readSheet({ leagueId: league.leagueId, roundId, teamId: team.id }, database())).limits
const wallet = () => db().wallet.findFirstOrThrow({ where: { teamId: team.id } })
const squad = () => db().squadEntry.count({ where: { teamId: team.id } })
const bids = (...amounts: number[]) => amounts.map((amount, n) => [players[n] as PlayerView, amount] as const)

describe('a place', () => {
  it('counts on the sheet, in the settlement and on the dashboard', async () => {
    const { id } = await item({ effect: { kind: 'slot', slots: 2, position: 'GK' } })
    const round = await makeOpenRound(league, { rules: { minimumBid: '100', reservePerOpenSlot: true } })
    expect(await limits(round.id)).toMatchObject({ openSlots: 1, largestSafeBid: '100000' })
    expect((await mara.buy(id)).status).toBe(200)
    expect(await limits(round.id)).toMatchObject({
      openSlots: 3,
      // 990.00 less the minimum for the two places that one win leaves open.
      largestSafeBid: '98800',
      positions: [
        { code: 'GK', slots: 3, taken: 0 },
        { code: 'FWD', slots: 1, taken: 0 },
      ],
    })
    const { cookie } = mara
    const dashboard = await callRoute(getDashboard, { cookie, params: { teamId: team.id } })
    expect(dashboard.body.squad.extra).toEqual([{ position: 'GK', slots: 2 }])
    await submitBids(league, round.id, team, bids(400, 300, 200))
    await finalize(league, round.id)
    expect(await squad()).toBe(3)
    expect((await wallet()).available).toBe(99_000n - 900n)
  })

  it('bought after the bids are in lets them win it: what they can cost is held anew', async () => {
    const { id } = await item()
    const round = await makeOpenRound(league)
    await submitBids(league, round.id, team, bids(400, 300))
    expect((await wallet()).held).toBe(400n)
    expect((await mara.buy(id)).status).toBe(200)
    expect((await wallet()).held).toBe(700n)
    await finalize(league, round.id)
    expect(await squad()).toBe(2)
    expect(await wallet()).toMatchObject({ available: 98_300n, held: 0n })
  })

  it('is not sold where it would make a submitted bid too high', async () => {
    const { id } = await item()
    const round = await makeOpenRound(league, { rules: { minimumBid: '500', reservePerOpenSlot: true } })
    await submitBids(league, round.id, team, bids(98_900))
    const answer = await mara.buy(id)
    expect(answer.body.error).toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('Round one'),
    })
    await submitBids(league, round.id, team, bids(98_500))
    expect((await mara.buy(id)).status).toBe(200)
    await finalize(league, round.id)
    expect(await squad()).toBe(1)
  })

  it('bought while a round is being settled counts from the next one on', async () => {
    const { id } = await item()
    const round = await makeOpenRound(league, { rules: LIVE_RULES })
    const [first, second] = players as [PlayerView, PlayerView]
    for (const each of league.teams) await submitBids(league, round.id, each, [[first, 100]])
    const { round: settling } = await finalize(league, round.id)
    expect(settling.state).toBe('resolving')
    const stored = await db().round.findUniqueOrThrow({ where: { id: round.id } })
    const bought = await mara.buy(id)
    expect(bought.status).toBe(200)
    expect((await db().round.findUniqueOrThrow({ where: { id: round.id } })).settlement).toEqual(
      stored.settlement,
    )
    // And is not taken back under it.
    expect((await olive.refund(bought.body.purchase.id)).body.error.code).toBe('conflict')
    const next = await makeOpenRound(league, { name: 'Next', playerIds: [second.id] })
    expect((await limits(next.id)).openSlots).toBe(2)
  })
})

describe('a refund', () => {
  it('returns the money and the place, once, with its reason', async () => {
    const { id } = await item({ stock: 1 })
    const { purchase } = (await mara.buy(id)).body
    expect((await mara.refund(purchase.id)).body.error.code).toBe('forbidden')
    const answers = await Promise.all(Array.from({ length: 4 }, () => olive.refund(purchase.id)))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409])
    expect(await wallet()).toMatchObject({ available: 100_000n })
    const shop = (await mara.shop()).body
    expect(shop).toMatchObject({
      owned: [],
      items: [{ stock: 1, sold: 0 }],
      purchases: [{ refund: { reason: 'A mistake', by: { name: 'Olive Owner' } } }],
    })
    const round = await makeOpenRound(league)
    expect((await limits(round.id)).openSlots).toBe(1)
    const reversal = await db().ledgerTransaction.findFirstOrThrow({
      where: { reversesId: { not: null }, leagueId: league.leagueId },
    })
    expect(reversal).toMatchObject({ kind: 'refund', reason: 'Refund of “Extra place”: A mistake' })
  })

  it('is refused while the place is in use', async () => {
    const { id } = await item()
    const first = (await mara.buy(id)).body.purchase
    const second = (await mara.buy(id)).body.purchase
    const round = await makeOpenRound(league)
    await submitBids(league, round.id, team, bids(10, 10))
    await finalize(league, round.id)
    expect(await squad()).toBe(2)
    expect((await olive.refund(second.id)).status).toBe(200)
    expect((await olive.refund(first.id)).body.error.code).toBe('conflict')
    expect((await wallet()).available).toBe(98_980n)
  })
})
