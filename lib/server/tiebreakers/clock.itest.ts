import { beforeEach, describe, expect, it } from 'vitest'
import { GRACE_MS } from '@/lib/domain/tiebreak/clock'
import type { AppError } from '@/lib/platform/app-error'
import { resetLimits } from '@/lib/server/auth/rate-limit'
import { findBookErrors } from '@/lib/testing/books'
import { useTestDatabase } from '@/lib/testing/database'
import { type MadeLeague, makeLeague, makeTie, signInAs, type TieOptions } from '@/lib/testing/factories'
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

  it('cannot add time for ever: paused or not, the clock stays one that bids and pauses can be told by', async () => {
    const { id } = await tie()
    const day = { seconds: 86_400 }
    const answers: number[] = []
    for (let days = 0; days < 26; days++) answers.push((await hall.commissioner('extend', id, day)).status)
    expect(new Set(answers)).toEqual(new Set([200, 400]))
    expect((await hall.submit(0, id, 101)).status).toBe(200)
    expect((await hall.commissioner('pause', id)).status).toBe(200)
    expect((await hall.commissioner('extend', id, day)).status).toBe(400)
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
