import { beforeEach, describe, expect, it } from 'vitest'
import { newId } from '@/lib/platform/ids'
import { resetLimits } from '@/lib/server/auth/rate-limit'
import { answerDoorbell } from '@/lib/server/events/doorbell'
import { findBookErrors } from '@/lib/testing/books'
import { useTestDatabase } from '@/lib/testing/database'
import { type MadeLeague, makeLeague, makePlayers, makeTie, type TieOptions } from '@/lib/testing/factories'
import { enterHall, type TiebreakerHall } from '@/lib/testing/tiebreaker-hall'

const db = useTestDatabase()
let league: MadeLeague
let hall: TiebreakerHall

beforeEach(async () => {
  resetLimits()
  league = await makeLeague({ teams: 3, balances: { GBP: 1_000n } })
  hall = await enterHall(league)
})

const team = (index: number) => league.teams[index] as MadeLeague['teams'][number]
const here = () => ({ leagueId: league.leagueId })
const tie = async (options: TieOptions = {}) => {
  const { round, tiebreakers } = await makeTie(league, options)
  return { roundId: round.id, id: tiebreakers[0]?.id ?? '' }
}
const ladder = async (tiebreakerId: string) =>
  (await db().tiebreakerBid.findMany({ where: { tiebreakerId }, orderBy: { n: 'asc' } })).map((bid) => [
    bid.n,
    bid.teamId,
    Number(bid.amount),
  ])

describe('a three-way tie', () => {
  it('goes from finalizing to the award with every figure right', async () => {
    const { roundId, id } = await tie()
    const untouched = [900, 100]
    expect(await hall.wallets()).toEqual([untouched, untouched, untouched])

    const first = await hall.submit(0, id, 110)
    expect(first.body).toMatchObject({
      tiebreaker: { bidCount: 1, leader: { teamId: team(0).id, amount: '110' } },
      bid: { n: 1, amount: '110', extendedTo: null },
    })
    expect(first.body.bid.beforeCloseMs).toBeGreaterThan(0)
    expect(await hall.wallets()).toEqual([[890, 110], untouched, untouched])

    // Outbid, the first is free down to the tied amount at once.
    await hall.submit(1, id, 150)
    expect(await hall.wallets()).toEqual([untouched, [850, 150], untouched])
    const place = {
      teamId: team(1).id,
      available: '850',
      held: '150',
      nextBid: '151',
      largestSafeBid: '1000',
    }
    expect((await hall.read(1, id)).body).toMatchObject({ mine: place, bids: [{ n: 2 }, { n: 1 }] })

    await hall.withdraw(2, id)
    expect(await hall.wallets()).toEqual([untouched, [850, 150], [1_000, 0]])
    expect((await hall.read(2, id)).body.mine).toBeNull()

    const last = await hall.withdraw(0, id)
    const outcome = { teamId: team(1).id, amount: '150', decidedBy: 'last_standing', reason: null }
    expect(last.body.tiebreaker).toMatchObject({ state: 'decided', outcome })
    expect(await hall.wallets()).toEqual([
      [1_000, 0],
      [850, 0],
      [1_000, 0],
    ])
    expect(await db().award.findMany({ where: here() })).toMatchObject([
      { roundId, teamId: team(1).id, amount: 150n, decidedBy: 'live_tiebreaker' },
    ])
    expect(await db().squadEntry.findMany({ where: here() })).toMatchObject([
      { teamId: team(1).id, price: 150n },
    ])
    expect(await db().round.findFirst({ where: here() })).toMatchObject({ state: 'finalized' })
    expect(await findBookErrors(db())).toEqual([])
  })

  it('for nothing can be raised, and holds only what is raised', async () => {
    const { id } = await tie({ amount: 0 })
    expect(await hall.wallets()).toEqual([
      [1_000, 0],
      [1_000, 0],
      [1_000, 0],
    ])
    await hall.submit(0, id, 5)
    await hall.submit(1, id, 7)
    expect(await hall.wallets()).toEqual([
      [1_000, 0],
      [993, 7],
      [1_000, 0],
    ])
    await hall.withdraw(0, id)
    await hall.withdraw(2, id)
    expect(await hall.wallets()).toEqual([
      [1_000, 0],
      [993, 0],
      [1_000, 0],
    ])
    expect(await findBookErrors(db())).toEqual([])
  })

  it('tells the feed, and each tied team’s people whether they won', async () => {
    const { id } = await tie()
    await hall.submit(1, id, 110)
    await hall.withdraw(0, id)
    await hall.withdraw(2, id)
    const posts = await db().feedPost.findMany({ where: here() })
    expect(posts.map(({ subject }) => subject)).toMatchObject([
      { kind: 'tiebreaker', tiebreakerId: id, award: { teamName: 'Team 2', amount: '110' }, bidCount: 1 },
    ])
    const news = await db().notification.findMany({ where: here(), orderBy: { id: 'asc' } })
    const toldTo = (index: number) =>
      news.filter(({ userId }) => userId === team(index).manager.userId).map(({ kind, text }) => [kind, text])
    expect(toldTo(0)).toEqual([
      ['tiebreaker_opened', expect.stringContaining('2 other teams at £1.00 for Player 1')],
      [
        'tiebreaker_decided',
        expect.stringContaining('lost the tiebreaker: Player 1 went to Team 2 for £1.10'),
      ],
    ])
    expect(toldTo(1)[1]).toEqual([
      'tiebreaker_decided',
      expect.stringContaining('Player 1 is yours for £1.10'),
    ])
    expect(news[0]?.href).toBe(`/l/${league.slug}/tiebreakers/${id}`)
    const wallet = {
      type: 'wallet_update',
      room: `team:${team(1).id}`,
      data: { path: ['because', 'kind'], equals: 'award' },
    }
    expect(await db().event.count({ where: wallet })).toBe(1)
  })
})

describe('a raise is refused', () => {
  const refusals: [string, number, number, string][] = [
    ['off the step', 125, 422, 'bid_refused'],
    ['at the tied amount', 100, 422, 'bid_refused'],
    ['below the tied amount', 90, 422, 'bid_refused'],
    ['no higher than the leader’s', 120, 409, 'outbid'],
    ['beyond what the team has', 1_010, 422, 'bid_refused'],
  ]
  it.each(refusals)('%s', async (_how, amount, status, code) => {
    const { id } = await tie({ rules: { minimumBid: '0', bidStep: '10' } })
    await hall.submit(1, id, 120)
    const before = await hall.wallets()
    const answer = await hall.submit(0, id, amount)
    expect([answer.status, answer.body.error.code]).toEqual([status, code])
    expect(await hall.wallets()).toEqual(before)
    expect(await ladder(id)).toEqual([[1, team(1).id, 120]])
  })

  it('against oneself, and after withdrawing', async () => {
    const { id } = await tie()
    await hall.submit(0, id, 110)
    expect((await hall.submit(0, id, 120)).body.error.code).toBe('bid_refused')
    await hall.withdraw(1, id)
    expect((await hall.submit(1, id, 120)).body.error.code).toBe('tiebreaker_state')
    expect(await ladder(id)).toEqual([[1, team(0).id, 110]])
  })

  it('by a member who is not in the tie, and is not there for a stranger', async () => {
    const { id } = await tie({ teams: league.teams.slice(0, 2) })
    const before = await hall.wallets()
    expect((await hall.submit(2, id, 110)).status).toBe(403)
    expect((await hall.withdraw(2, id)).status).toBe(403)
    expect((await hall.read(2, id)).body).toMatchObject({ mine: null, tiebreaker: { id } })
    const strangers = await enterHall(await makeLeague({ teams: 1 }))
    for (const there of [id, newId()]) {
      const answers = [
        await strangers.submit(0, there, 110),
        await strangers.withdraw(0, there),
        await strangers.read(0, there),
        await strangers.commissioner('pause', there),
        await strangers.commissioner('decide', there, { teamId: team(0).id, reason: 'Mine' }),
      ]
      for (const { status, body } of answers) {
        expect([status, body.error]).toEqual([404, { code: 'not_found', message: expect.any(String) }])
      }
    }
    expect(await hall.wallets()).toEqual(before)
  })
})

describe('one key', () => {
  it('has one effect, for a raise and for a withdrawal, and one answer', async () => {
    const { id } = await tie()
    const [first, again] = [
      await hall.submit(0, id, 110, 'the-raise-key'),
      await hall.submit(0, id, 110, 'the-raise-key'),
    ]
    expect(again.body).toEqual(first.body)
    expect(await ladder(id)).toEqual([[1, team(0).id, 110]])
    const [left, leftAgain] = [
      await hall.withdraw(1, id, 'the-leaving-key'),
      await hall.withdraw(1, id, 'the-leaving-key'),
    ]
    expect(leftAgain.body).toEqual(left.body)
    expect((await hall.withdraw(1, id)).body.error.code).toBe('tiebreaker_state')
    expect(await findBookErrors(db())).toEqual([])
  })
})

describe('a raise that is committed', () => {
  it('is answered so, even if passing it on to the others fails', async () => {
    const { id } = await tie()
    const stop = answerDoorbell(() => {
      throw new Error('no relay')
    })
    const answer = await hall.submit(0, id, 110).finally(stop)
    expect(answer.status).toBe(200)
    expect(await ladder(id)).toEqual([[1, team(0).id, 110]])
  })
})

describe('withdrawing', () => {
  it('is not for the leader, whose bid stands', async () => {
    const { id } = await tie()
    await hall.submit(0, id, 110)
    expect((await hall.withdraw(0, id)).body.error).toMatchObject({ code: 'tiebreaker_state' })
    expect((await hall.read(0, id)).body.mine).toMatchObject({ held: '110' })
  })

  it('at the same time as a raise has one outcome, and the books are right', async () => {
    for (const player of await makePlayers(league, 4)) {
      const { id } = await tie({ players: [player], teams: league.teams.slice(0, 2) })
      const [raise, leave] = await Promise.all([hall.submit(0, id, 110), hall.withdraw(0, id)])
      const { body } = await hall.read(1, id)
      // Either it raised and must stay, or it left and the other has the player.
      if (raise.status === 200) {
        expect(leave.body.error.code).toBe('tiebreaker_state')
        expect(body.tiebreaker.leader).toEqual({ teamId: team(0).id, amount: '110' })
        await hall.withdraw(1, id)
      } else {
        expect([raise.status, leave.status]).toEqual([409, 200])
        expect(body.tiebreaker.outcome).toMatchObject({ teamId: team(1).id, amount: '100' })
      }
      expect(await findBookErrors(db())).toEqual([])
    }
  })
})
