import { beforeEach, describe, expect, it } from 'vitest'
import { GRACE_MS } from '@/lib/domain/tiebreak/clock'
import type { AppError } from '@/lib/platform/app-error'
import { resetLimits } from '@/lib/server/auth/rate-limit'
import { answerDoorbell } from '@/lib/server/events/doorbell'
import { findBookErrors } from '@/lib/testing/books'
import { useTestDatabase } from '@/lib/testing/database'
import { type MadeLeague, makeLeague, makeTie, signInAs, type TieOptions } from '@/lib/testing/factories'
import { enterHall, type TiebreakerHall } from '@/lib/testing/tiebreaker-hall'
import { startDeciding, tiebreakerClose, tiebreakerSweep } from './jobs'

const db = useTestDatabase({ poolSize: 20 })
let league: MadeLeague
let hall: TiebreakerHall

beforeEach(async () => {
  resetLimits()
  league = await makeLeague({ teams: 3, balances: { GBP: 1_000n } })
  hall = await enterHall(league)
})

const team = (index: number) => league.teams[index] as MadeLeague['teams'][number]
const codeOf = (error: AppError) => error.code
const stateOf = async (id: string) => (await hall.read(0, id)).body.tiebreaker

/** A tie of a minute, extended by ten seconds, for ninety at most; `left(ms)` is that long before its first close. */
async function tie(options: TieOptions = {}) {
  const rules = { tiebreaker: { seconds: 60, extendSeconds: 10, capSeconds: 90 } }
  const { tiebreakers } = await makeTie(league, { rules, ...options })
  const id = tiebreakers[0]?.id ?? ''
  const closes = Date.parse(tiebreakers[0]?.closesAt ?? '')
  return { id, closes, left: (ms: number) => new Date(closes - ms) }
}

describe('the clock', () => {
  it('is extended by a bid in its last seconds alone, again and again, up to the cap', async () => {
    const { id, closes, left } = await tie()
    const early = await hall.submitAt(left(10_000), 0, id, 101)
    expect(early.bid).toMatchObject({ beforeCloseMs: 10_000, extendedTo: null })
    const late = await hall.submitAt(left(9_999), 1, id, 102)
    expect(late.bid.extendedTo).toBe(new Date(closes + 10_000).toISOString())
    await hall.submitAt(left(-9_000), 0, id, 103)
    const capped = await hall.submitAt(left(-19_999), 1, id, 104)
    expect(capped.bid).toMatchObject({
      beforeCloseMs: 1,
      extendedTo: new Date(closes + 30_000).toISOString(),
    })
    const atCap = await hall.submitAt(left(-29_999), 0, id, 105)
    expect(atCap.bid.extendedTo).toBeNull()
    await expect(hall.submitAt(left(-30_000), 1, id, 106).catch(codeOf)).resolves.toBe('tiebreaker_closed')
    expect(await hall.dueAt(left(-30_000 - GRACE_MS + 1), id)).toBeNull()
    await hall.dueAt(left(-30_000 - GRACE_MS), id)
    expect((await stateOf(id)).outcome).toMatchObject({
      teamId: team(0).id,
      amount: '105',
      decidedBy: 'highest_bid',
    })
    expect(await hall.wallets()).toEqual([
      [895, 0],
      [1_000, 0],
      [1_000, 0],
    ])
  })

  it('refuses what arrives at the close, whether it is decided yet or not', async () => {
    const { id, left } = await tie()
    for (const late of [0, GRACE_MS]) {
      await expect(hall.submitAt(left(-late), 0, id, 101).catch(codeOf)).resolves.toBe('tiebreaker_closed')
      await expect(hall.withdrawAt(left(-late), 0, id).catch(codeOf)).resolves.toBe('tiebreaker_closed')
    }
    await hall.submitAt(left(1), 0, id, 101)
    await hall.dueAt(left(-10_000 - GRACE_MS), id)
    expect((await hall.submit(1, id, 102)).body.error).toMatchObject({ code: 'tiebreaker_closed' })
    expect((await hall.withdraw(1, id)).status).toBe(409)
    expect((await stateOf(id)).bidCount).toBe(1)
  })

  it('without a bid leaves the player to the rest of the chain, at the tied amount', async () => {
    const { id, left } = await tie()
    await hall.dueAt(left(-GRACE_MS), id)
    // All have the same money, so whoever submitted first.
    const outcome = { teamId: team(0).id, amount: '100', decidedBy: 'earlier_submission' }
    expect((await stateOf(id)).outcome).toMatchObject(outcome)
    expect(await hall.wallets()).toEqual([
      [900, 0],
      [1_000, 0],
      [1_000, 0],
    ])
  })

  it('passes over a team that has withdrawn when nobody bids', async () => {
    const { id, left } = await tie()
    await hall.withdrawAt(left(5_000), 0, id)
    await hall.dueAt(left(-GRACE_MS), id)
    expect((await stateOf(id)).outcome).toMatchObject({ teamId: team(1).id, amount: '100' })
  })
})

describe('a commissioner', () => {
  it('pauses and resumes: meanwhile nobody acts, and what was left runs on', async () => {
    const { id, left } = await tie()
    const { body } = await hall.commissioner('pause', id)
    expect(body.tiebreaker).toMatchObject({ state: 'paused', closesAt: null, capAt: null })
    expect(body.tiebreaker.remainingMs).toBeGreaterThan(30_000)
    expect((await hall.submit(0, id, 101)).body.error.code).toBe('tiebreaker_state')
    expect((await hall.withdraw(0, id)).body.error.code).toBe('tiebreaker_state')
    expect((await hall.commissioner('pause', id)).body.error.code).toBe('tiebreaker_state')
    expect(await hall.dueAt(left(-3_600_000), id)).toBeNull()
    const resumed = (await hall.commissioner('resume', id)).body.tiebreaker
    expect(resumed).toMatchObject({ state: 'open', remainingMs: null })
    const ran = Date.parse(resumed.capAt) - Date.parse(resumed.closesAt)
    expect(ran).toBe(30_000)
    expect((await hall.submit(0, id, 101)).status).toBe(200)
    expect((await hall.commissioner('resume', id)).body.error.code).toBe('tiebreaker_state')
  })

  it('adds time beyond the cap, paused or not', async () => {
    const { id, closes } = await tie()
    const longer = (await hall.commissioner('extend', id, { seconds: 60 })).body.tiebreaker
    expect([longer.closesAt, longer.capAt]).toEqual(Array(2).fill(new Date(closes + 60_000).toISOString()))
    const { remainingMs } = (await hall.commissioner('pause', id)).body.tiebreaker
    const more = (await hall.commissioner('extend', id, { seconds: 5 })).body.tiebreaker
    expect(more).toMatchObject({ state: 'paused', remainingMs: remainingMs + 5_000 })
  })

  it('gives the player to a team that is still in: the leader at its bid, any other at the tied amount', async () => {
    const leading = await tie()
    await hall.submit(1, leading.id, 130)
    const to = (teamId: string) => ({ teamId, reason: 'Power cut at home' })
    const given = await hall.commissioner('decide', leading.id, to(team(1).id))
    const outcome = {
      teamId: team(1).id,
      amount: '130',
      decidedBy: 'commissioner',
      reason: 'Power cut at home',
    }
    expect(given.body.tiebreaker.outcome).toMatchObject(outcome)
    const other = await tie()
    await hall.submit(1, other.id, 150)
    await hall.withdraw(2, other.id)
    expect((await hall.commissioner('decide', other.id, to(team(2).id))).status).toBe(400)
    await hall.commissioner('pause', other.id)
    await hall.commissioner('decide', other.id, to(team(0).id))
    expect(await hall.wallets()).toEqual([
      [900, 0],
      [870, 0],
      [1_000, 0],
    ])
    const acts = await db().auditEntry.findMany({
      where: { leagueId: league.leagueId, action: { startsWith: 'tiebreaker.' } },
    })
    expect(acts.map(({ action, refused }) => [action, refused]).sort()).toEqual([
      ['tiebreaker.decide', false],
      ['tiebreaker.decide', false],
      ['tiebreaker.pause', false],
    ])
    expect(await findBookErrors(db())).toEqual([])
  })

  it('alone may do so, and nobody once it is over', async () => {
    const { id, left } = await tie()
    const { cookie } = await signInAs(team(0).manager)
    const acts = [
      ['pause', {}],
      ['resume', {}],
      ['extend', { seconds: 60 }],
      ['decide', { teamId: team(0).id, reason: 'Mine' }],
    ] as const
    for (const [act, body] of acts) expect((await hall.commissioner(act, id, body, cookie)).status).toBe(403)
    await hall.dueAt(left(-GRACE_MS), id)
    for (const [act, body] of acts) {
      expect((await hall.commissioner(act, id, body)).body.error.code).toBe('tiebreaker_closed')
    }
  })
})

describe('the decision', () => {
  it('has one effect, however many bring it about at once', async () => {
    const { id, left } = await tie()
    await hall.submitAt(left(20_000), 2, id, 140)
    const now = left(-GRACE_MS)
    const outcomes = await Promise.all(Array.from({ length: 6 }, () => hall.dueAt(now, id)))
    expect(outcomes.filter((row) => row !== null)).toHaveLength(1)
    expect(await hall.wallets()).toEqual([
      [1_000, 0],
      [1_000, 0],
      [860, 0],
    ])
    expect(await db().ledgerTransaction.count({ where: { leagueId: league.leagueId, kind: 'award' } })).toBe(
      1,
    )
    expect(await db().feedPost.count({ where: { leagueId: league.leagueId } })).toBe(1)
  })

  it('is made by this process’s timer, at once', async () => {
    const decided = new Promise<void>((resolve) => {
      const stop = answerDoorbell((events) => {
        const isIt = events.some(
          (event) => event.type === 'tiebreaker_update' && event.data.change === 'decided',
        )
        if (isIt) resolve(stop() as never)
      })
    })
    const stopDeciding = await startDeciding()
    const { id } = await tie({ now: new Date(Date.now() - 59_900) })
    await decided
    stopDeciding()
    expect((await stateOf(id)).state).toBe('decided')
  })

  it.each(['job', 'sweep'])('is made by the %s where no timer was', async (by) => {
    const { id } = await tie({ now: new Date(Date.now() - 61_000) })
    const { leagueId } = league
    if (by === 'job') await tiebreakerClose({ tiebreakerId: id, leagueId }, {} as never)
    else await tiebreakerSweep({}, {} as never)
    expect((await stateOf(id)).state).toBe('decided')
    expect((await db().tiebreaker.findUniqueOrThrow({ where: { id } })).winningAmount).toBe(100n)
  })
})

describe('twenty bids around the deadline', () => {
  it('are each answered by the server’s clock: in time or not, and none is lost', async () => {
    const { id } = await tie()
    // Where the cap is the close, no bid moves the deadline.
    const closesAt = new Date(Date.now() + 3_000)
    await db().tiebreaker.update({ where: { id }, data: { closesAt, capAt: closesAt } })
    const closes = closesAt.getTime()
    const stopDeciding = await startDeciding()
    const beforeClose = [2_500, ...Array.from({ length: 20 }, (_, index) => 50 - index * 5)]
    const shots = beforeClose.map(async (ms, index) => {
      await new Promise((resolve) => setTimeout(resolve, closes - ms - Date.now()))
      return { sent: Date.now(), answer: await hall.submit(index % 3, id, 101 + index * 3) }
    })
    const results = await Promise.all(shots)
    stopDeciding()
    await hall.dueAt(new Date(closes + GRACE_MS), id)
    const codes = new Set<string>()
    for (const { sent, answer } of results) {
      const { code, details } = answer.body.error ?? {}
      codes.add(code ?? 'accepted')
      if (answer.status === 200) expect(sent).toBeLessThan(closes)
      // No bid that was in time is told that it was late.
      if (code === 'tiebreaker_closed') expect(Date.parse(details.arrivedAt)).toBeGreaterThanOrEqual(closes)
    }
    expect([...codes]).toEqual(expect.arrayContaining(['accepted', 'tiebreaker_closed']))
    expect(['accepted', 'tiebreaker_closed', 'outbid', 'bid_refused']).toEqual(
      expect.arrayContaining([...codes]),
    )
    const bids = await db().tiebreakerBid.findMany({ where: { tiebreakerId: id }, orderBy: { n: 'asc' } })
    const accepted = results.filter(({ answer }) => answer.status === 200)
    expect(bids.map(({ amount }) => String(amount)).sort()).toEqual(
      accepted.map(({ answer }) => answer.body.bid.amount).sort(),
    )
    for (const [index, bid] of bids.entries()) {
      expect(bid.n).toBe(index + 1)
      expect(bid.amount).toBeGreaterThan(bids[index - 1]?.amount ?? 100n)
      expect(bid.at.getTime()).toBeLessThan(closes)
    }
    const winner = bids.at(-1)
    expect((await stateOf(id)).outcome).toMatchObject(
      winner ? { teamId: winner.teamId, amount: String(winner.amount) } : { amount: '100' },
    )
    expect(await findBookErrors(db())).toEqual([])
  })
})
