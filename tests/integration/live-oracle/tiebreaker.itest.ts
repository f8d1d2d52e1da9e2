import { beforeAll, expect, it } from 'vitest'
import { POST as finalize } from '@/app/api/admin/bulk-rounds/[id]/finalize/route'
import { GET as getFeed } from '@/app/api/leagues/[leagueId]/feed/route'
import { GET as listTiebreakers } from '@/app/api/leagues/[leagueId]/tiebreakers/route'
import { GET as listNotifications } from '@/app/api/notifications/route'
import { GET as getRound } from '@/app/api/rounds/[roundId]/route'
import { GET as getDashboard } from '@/app/api/teams/[teamId]/dashboard/route'
import { GET as getTiebreaker } from '@/app/api/tiebreakers/[id]/route'
import { dashboardRules } from '@/hooks/dashboard/dashboard-rules'
import { feedRules } from '@/hooks/feed/feed-rules'
import { notificationsRules } from '@/hooks/notifications/notifications-rules'
import { roundRules } from '@/hooks/rounds/round-rules'
import { tiebreakerRules } from '@/hooks/tiebreakers/tiebreaker-rules'
import { tiebreakersRules } from '@/hooks/tiebreakers/tiebreakers-rules'
import type { EventType } from '@/lib/contracts/events'
import { migrateJobs } from '@/lib/server/jobs/runner'
import { callRoute } from '@/lib/testing/call-route'
import { useTestDatabase } from '@/lib/testing/database'
import {
  close,
  joinLeague,
  makeLeague,
  makeOpenRound,
  makePlayers,
  signInAs,
  submitBids,
} from '@/lib/testing/factories'
import { lookOn, type OraclePage, seenByAll } from '@/lib/testing/oracle'
import { enterHall } from '@/lib/testing/tiebreaker-hall'
import { covered } from './covered'

const db = useTestDatabase()
beforeAll(() => migrateJobs(db().url))

it('stale data and the events equal a fresh read, through two tiebreakers of a round', {
  timeout: 120_000,
}, async () => {
  const league = await makeLeague({ teams: 3 })
  const spectator = await joinLeague(league, { role: 'spectator' })
  const [first, second] = await makePlayers(league, 2)
  if (!first || !second) throw new Error('The factories made too little.')
  const round = await makeOpenRound(league, {
    rules: {
      tieChain: ['live_tiebreaker', 'seeded_draw'],
      tiebreaker: { seconds: 600, extendSeconds: 900, capSeconds: 86_400 },
    },
  })
  for (const team of league.teams)
    await submitBids(league, round.id, team, [
      [first, 500],
      [second, 400],
    ])
  await close(league, round.id)
  const hall = await enterHall(league)
  const page = (
    name: string,
    handler: OraclePage['handler'],
    params: Record<string, string>,
    rules: unknown,
  ): OraclePage => ({ name, handler, request: { params }, rules: rules as never })
  const inLeague = { leagueId: league.leagueId }
  const common = [
    page('list', listTiebreakers, inLeague, tiebreakersRules),
    page('feed', getFeed, inLeague, feedRules),
    page('inbox', listNotifications, {}, notificationsRules),
    page('round', getRound, { roundId: round.id }, roundRules),
    page('dashboard', getDashboard, { teamId: league.teams[0]?.id ?? '' }, dashboardRules),
  ]
  const people = [...league.teams.map(({ manager }) => manager), spectator]
  const openers = await Promise.all(people.map((person) => lookOn(person, common)))
  const heard = new Set<EventType>()
  const { cookie } = await signInAs(league.owner)
  const opened = await seenByAll(openers, async () => {
    const { status } = await callRoute(finalize, { cookie, params: { id: round.id }, body: {} })
    expect(status).toBe(200)
  })
  for (const each of opened) for (const type of each.heard) heard.add(type)
  const ids = await Promise.all(
    [first, second].map(
      async ({ id }) => (await db().tiebreaker.findFirstOrThrow({ where: { playerId: id } })).id,
    ),
  )
  const [one, two] = ids as [string, string]
  const both = [
    ...common,
    ...ids.map((id, n) => page(`tiebreaker ${n + 1}`, getTiebreaker, { id }, tiebreakerRules)),
  ]
  const onlookers = await Promise.all(people.map((person) => lookOn(person, both)))
  const ok = async (answer: Promise<{ status: number; body: unknown }>) => {
    const { status, body } = await answer
    expect(status, JSON.stringify(body)).toBe(200)
  }
  const acts: Record<string, () => Promise<unknown>> = {
    'a raise': () => ok(hall.submit(0, one, 510)),
    'a raise above it': () => ok(hall.submit(1, one, 540)),
    'a raise in the other': () => ok(hall.submit(1, two, 410)),
    pause: () => ok(hall.commissioner('pause', one)),
    resume: () => ok(hall.commissioner('resume', one)),
    extend: () => ok(hall.commissioner('extend', one, { seconds: 60 })),
    'a withdrawal': () => ok(hall.withdraw(2, one)),
    'the commissioner decides': async () => {
      const teamId = league.teams[2]?.id
      await ok(hall.commissioner('decide', two, { teamId, reason: 'The power was out.' }))
    },
    'the last withdraws': () => ok(hall.withdraw(0, one)),
  }
  const [RED, BLUE, GREEN, SPECTATOR] = [0, 1, 2, 3]
  const table: Record<string, string[][]> = {}
  for (const [name, act] of Object.entries(acts)) {
    const seen = await seenByAll(onlookers, act)
    table[name] = seen.map(({ whole }) => whole)
    for (const each of seen) for (const type of each.heard) heard.add(type)
  }
  expect([...covered.tiebreaker].filter((type) => !heard.has(type))).toEqual([])
  // What the events alone bring up to date, with no read: where people wait for it most.
  for (const name of ['a raise', 'a raise above it', 'pause', 'resume', 'extend'])
    for (const who of [GREEN, SPECTATOR])
      expect(table[name]?.[who], `${name}, seen by ${who}`).toEqual(
        expect.arrayContaining(['list', 'tiebreaker 1']),
      )
  expect(table['a raise']?.[BLUE]).toContain('tiebreaker 1')
  expect(table['a raise in the other']?.[RED]).toEqual(
    expect.arrayContaining(['tiebreaker 1', 'tiebreaker 2']),
  )
  // A raise of mine holds money: what I may bid at most is read again.
  expect(table['a raise']?.[RED]).not.toContain('tiebreaker 1')
  expect((await db().round.findUniqueOrThrow({ where: { id: round.id } })).state).toBe('finalized')
})
