import { beforeEach, describe, expect, it } from 'vitest'
import * as readRoute from '@/app/api/tiebreakers/[id]/route'
import * as submitRoute from '@/app/api/tiebreakers/[id]/submit/route'
import * as withdrawRoute from '@/app/api/tiebreakers/[id]/withdraw/route'
import { findBookErrors } from '@/lib/testing/books'
import { callRoute } from '@/lib/testing/call-route'
import { useTestDatabase } from '@/lib/testing/database'
import { type MadeLeague, makeLeague, makeTie, signInAs } from '@/lib/testing/factories'

const db = useTestDatabase()
let league: MadeLeague
let cookies: string[]

beforeEach(async () => {
  league = await makeLeague({ teams: 3, balances: { GBP: 1_000n } })
  cookies = await Promise.all(league.teams.map(async ({ manager }) => (await signInAs(manager)).cookie))
})

const team = (index: number) => league.teams[index] as MadeLeague['teams'][number]
const submit = (index: number, id: string, amount: number, key?: string) =>
  callRoute(submitRoute.POST, {
    path: `/api/tiebreakers/${id}/submit`,
    params: { id },
    cookie: cookies[index],
    body: { amount: String(amount) },
    ...(key ? { key } : {}),
  })
const withdraw = (index: number, id: string) =>
  callRoute(withdrawRoute.POST, { method: 'POST', params: { id }, cookie: cookies[index] })
const read = (index: number, id: string) =>
  callRoute(readRoute.GET, { params: { id }, cookie: cookies[index] })
const wallets = async () => {
  const rows = await db().wallet.findMany({ where: { leagueId: league.leagueId } })
  return league.teams.map(({ id }) => {
    const wallet = rows.find(({ teamId }) => teamId === id)
    return [Number(wallet?.available), Number(wallet?.held)]
  })
}

describe('a three-way tie', () => {
  it('goes from finalizing to the award with every figure right', async () => {
    const { round, tiebreakers } = await makeTie(league)
    const id = tiebreakers[0]?.id ?? ''
    expect(round).toMatchObject({ state: 'resolving', awardCount: null })
    expect(await wallets()).toEqual([
      [900, 100],
      [900, 100],
      [900, 100],
    ])
    expect((await submit(0, id, 110)).body).toMatchObject({
      tiebreaker: { bidCount: 1, leader: { amount: '110' } },
    })
    expect(await wallets()).toEqual([
      [890, 110],
      [900, 100],
      [900, 100],
    ])
    expect((await submit(1, id, 150)).status).toBe(200)
    expect(await wallets()).toEqual([
      [900, 100],
      [850, 150],
      [900, 100],
    ])
    expect((await read(1, id)).body.mine).toEqual({
      teamId: team(1).id,
      available: '850',
      held: '150',
      nextBid: '151',
      largestSafeBid: '1000',
    })
    expect((await withdraw(2, id)).status).toBe(200)
    expect(await wallets()).toEqual([
      [900, 100],
      [850, 150],
      [1000, 0],
    ])
    const { body } = await withdraw(0, id)
    expect(body.tiebreaker).toMatchObject({
      state: 'decided',
      outcome: { teamId: team(1).id, amount: '150', decidedBy: 'last_standing' },
    })
    expect(await wallets()).toEqual([
      [1000, 0],
      [850, 0],
      [1000, 0],
    ])
    expect(await findBookErrors(db())).toEqual([])
    expect(await db().round.findFirstOrThrow({ select: { state: true } })).toEqual({ state: 'finalized' })
  })
})
