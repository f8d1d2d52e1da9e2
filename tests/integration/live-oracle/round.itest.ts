import { beforeAll, expect, it } from 'vitest'
import { POST as finalize } from '@/app/api/admin/bulk-rounds/[id]/finalize/route'
import { GET as getBulkRound } from '@/app/api/admin/bulk-rounds/[id]/route'
import { GET as getPlayers } from '@/app/api/leagues/[leagueId]/players/route'
import { POST as createRound } from '@/app/api/leagues/[leagueId]/rounds/route'
import { GET as getLeague } from '@/app/api/leagues/[leagueId]/route'
import { POST as createTeam } from '@/app/api/leagues/[leagueId]/teams/route'
import { POST as close } from '@/app/api/rounds/[roundId]/close/route'
import { POST as open } from '@/app/api/rounds/[roundId]/open/route'
import { DELETE as cancel, GET as getRound } from '@/app/api/rounds/[roundId]/route'
import { GET as getSheet, PUT as saveSheet, DELETE as withdraw } from '@/app/api/rounds/[roundId]/sheet/route'
import { POST as submit } from '@/app/api/rounds/[roundId]/sheet/submit/route'
import { GET as getDashboard } from '@/app/api/teams/[teamId]/dashboard/route'
import { GET as getStatement } from '@/app/api/wallets/[walletId]/statement/route'
import { dashboardRules } from '@/hooks/dashboard/dashboard-rules'
import { leagueRules } from '@/hooks/leagues/league-rules'
import { playersRules } from '@/hooks/players/players-rules'
import { bidSheetRules } from '@/hooks/rounds/bid-sheet-rules'
import { bulkRoundRules } from '@/hooks/rounds/bulk-round-rules'
import { roundRules } from '@/hooks/rounds/round-rules'
import { statementRules } from '@/hooks/wallets/statement-rules'
import type { EventType } from '@/lib/contracts/events'
import { migrateJobs } from '@/lib/server/jobs/runner'
import { callRoute, type RouteRequest } from '@/lib/testing/call-route'
import { useTestDatabase } from '@/lib/testing/database'
import { type MadeLeague, makeLeague, makePlayers, signInAs } from '@/lib/testing/factories'
import { lookOn, type OraclePage, seenByAll } from '@/lib/testing/oracle'
import { covered } from './covered'

type Handler = OraclePage['handler']

const db = useTestDatabase()
beforeAll(() => migrateJobs(db().url))

it('stale data and the events equal a fresh read, through the life of a round', {
  timeout: 120_000,
}, async () => {
  const league = await makeLeague({ teams: 2 })
  const players = await makePlayers(league, 4)
  const [red, blue] = league.teams as [MadeLeague['teams'][0], MadeLeague['teams'][0]]
  const wallet = await db().wallet.findFirstOrThrow({ where: { teamId: red.id } })
  const { cookie: chair } = await signInAs(league.owner)
  const inLeague = { leagueId: league.leagueId }
  const draft = await callRoute(createRound, {
    cookie: chair,
    params: inLeague,
    body: {
      name: 'One',
      currencyId: league.currencies[0]?.id,
      playerIds: null,
      closesAt: null,
      rules: {
        version: 1,
        order: 'highest_first',
        priceRule: 'first_price',
        tieChain: ['seeded_draw'],
        minimumBid: '100',
        bidStep: '100',
        maxBidsPerTeam: null,
        maxWinsPerTeam: null,
        reservePerOpenSlot: false,
      },
    },
  })
  expect(draft.body.error).toBeUndefined()
  const roundId: string = draft.body.round.id
  const inRound = { roundId }
  const common: OraclePage[] = [
    {
      name: 'red dashboard',
      handler: getDashboard,
      request: { params: { teamId: red.id } },
      rules: dashboardRules as never,
    },
    { name: 'league', handler: getLeague, request: { params: inLeague }, rules: leagueRules as never },
    { name: 'players', handler: getPlayers, request: { params: inLeague }, rules: playersRules as never },
    { name: 'round', handler: getRound, request: { params: inRound }, rules: roundRules as never },
    {
      name: 'statement',
      handler: getStatement,
      request: { params: { walletId: wallet.id } },
      rules: statementRules as never,
    },
  ]
  const sheet = {
    name: 'sheet',
    handler: getSheet,
    request: { params: inRound },
    rules: bidSheetRules as never,
  }
  const bulk = {
    name: 'bulk',
    handler: getBulkRound,
    request: { params: { id: roundId } },
    rules: bulkRoundRules as never,
  }
  const onlookers = [
    await lookOn(red.manager, [...common, sheet]),
    await lookOn(blue.manager, [...common, sheet]),
    await lookOn(league.owner, [...common, bulk]),
  ]
  const [redCookie, blueCookie] = onlookers.map(({ cookie }) => cookie) as [string, string]
  const closesAt = new Date(Date.now() + 3_600_000).toISOString()
  const bids = (...amounts: number[]) =>
    amounts.map((amount, n) => ({ playerId: players[n]?.id ?? '', amount: String(amount * 100) }))
  const done = async (handler: Handler, request: RouteRequest) => {
    const { status, body } = await callRoute(handler, request)
    expect(status, JSON.stringify(body)).toBe(200)
    return body
  }

  const acts: Record<string, () => Promise<unknown>> = {
    open: () => done(open, { cookie: chair, params: inRound, body: { closesAt } }),
    draft: () =>
      done(saveSheet, {
        method: 'PUT',
        cookie: redCookie,
        params: inRound,
        body: { bids: bids(9, 8), expectedVersion: 0 },
      }),
    'submit red': () =>
      done(submit, { cookie: redCookie, params: inRound, body: { bids: bids(9, 8), expectedVersion: 1 } }),
    'submit blue': () =>
      done(submit, { cookie: blueCookie, params: inRound, body: { bids: bids(7, 12), expectedVersion: 0 } }),
    'withdraw blue': () =>
      done(withdraw, { method: 'DELETE', cookie: blueCookie, params: inRound, body: {} }),
    'submit blue again': async () => {
      const { body } = await callRoute(getSheet, { cookie: blueCookie, params: inRound })
      const expectedVersion = body.sheet.version
      await done(submit, {
        cookie: blueCookie,
        params: inRound,
        body: { bids: bids(7, 12), expectedVersion },
      })
    },
    close: () => done(close, { cookie: chair, params: inRound, body: {} }),
    finalize: () => done(finalize, { cookie: chair, params: { id: roundId }, body: {} }),
    import: () => makePlayers(league, 2),
    'a team comes': () =>
      done(createTeam, {
        cookie: chair,
        params: inLeague,
        body: { name: 'Late Comers', shortName: 'LTC', opening: [] },
      }),
    cancel: () => done(cancel, { method: 'DELETE', cookie: chair, params: inRound, body: {} }),
  }
  const [RED, BLUE, OWNER] = [0, 1, 2]
  /** The owner's desk learns who has submitted, and of no draft. */
  const unnoticedBy: Record<string, number[]> = {
    draft: [BLUE, OWNER],
    'submit red': [BLUE],
    'submit blue': [RED],
    'withdraw blue': [RED],
    'submit blue again': [RED],
  }
  const table: Record<string, string[][]> = {}
  const heard = new Set<EventType>()
  for (const [name, act] of Object.entries(acts)) {
    const before = await Promise.all(onlookers.map(({ look }) => look()))
    const seen = await seenByAll(onlookers, act)
    table[name] = seen.map(({ whole }) => whole)
    for (const each of seen) for (const type of each.heard) heard.add(type)
    const after = await Promise.all(onlookers.map(({ look }) => look()))
    for (const [n, onlooker] of onlookers.entries()) {
      if (!(unnoticedBy[name] ?? []).includes(n)) continue
      // Sealed: not even that something happened, not by a version or a room's number.
      expect(after[n], `${onlooker.name} does not notice: ${name}`).toBe(before[n])
    }
  }
  expect([...covered.round].filter((type) => !heard.has(type))).toEqual([])
  // What the events alone bring up to date, with no read: where people wait for it most.
  expect(table['submit red']?.[2]).toContain('bulk')
  expect(table.draft?.[0]).toContain('sheet')
  expect(table.close?.[0]).toContain('round')
  expect(table.finalize?.[1]).toContain('players')
})
