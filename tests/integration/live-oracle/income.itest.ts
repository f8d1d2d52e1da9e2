import { beforeAll, expect, it } from 'vitest'
import { POST as end } from '@/app/api/admin/income/[id]/end/route'
import { POST as pause } from '@/app/api/admin/income/[id]/pause/route'
import { POST as pay } from '@/app/api/admin/income/[id]/pay/route'
import { POST as resume } from '@/app/api/admin/income/[id]/resume/route'
import { PATCH as edit } from '@/app/api/admin/income/[id]/route'
import { POST as reverse } from '@/app/api/admin/income-payments/[id]/reverse/route'
import { POST as create, GET as getIncome } from '@/app/api/leagues/[leagueId]/income/route'
import { GET as getLeague } from '@/app/api/leagues/[leagueId]/route'
import { GET as getDashboard } from '@/app/api/teams/[teamId]/dashboard/route'
import { dashboardRules } from '@/hooks/dashboard/dashboard-rules'
import { incomeRules } from '@/hooks/income/income-rules'
import { leagueRules } from '@/hooks/leagues/league-rules'
import type { EventType } from '@/lib/contracts/events'
import { inTransaction } from '@/lib/server/events/unit-of-work'
import { payWhenDue } from '@/lib/server/income/commands/pay-when-due'
import { migrateJobs } from '@/lib/server/jobs/runner'
import { callRoute, type RouteRequest } from '@/lib/testing/call-route'
import { useTestDatabase } from '@/lib/testing/database'
import { type MadeTeam, makeIncome, makeLeague, signInAs } from '@/lib/testing/factories'
import { lookOn, type OraclePage, seenByAll } from '@/lib/testing/oracle'
import { covered } from './covered'

const db = useTestDatabase()
beforeAll(() => migrateJobs(db().url))

it('stale data and the events equal a fresh read, through the life of an income', {
  timeout: 60_000,
}, async () => {
  const league = await makeLeague({ teams: 2 })
  const other = await makeIncome(league, { name: 'Another' })
  const team = league.teams[0] as MadeTeam
  const { cookie: chair } = await signInAs(league.owner)
  const inLeague = { leagueId: league.leagueId }
  const pages: OraclePage[] = [
    { name: 'income', handler: getIncome, request: { params: inLeague }, rules: incomeRules as never },
    {
      name: 'dashboard',
      handler: getDashboard,
      request: { params: { teamId: team.id } },
      rules: dashboardRules as never,
    },
    { name: 'league', handler: getLeague, request: { params: inLeague }, rules: leagueRules as never },
  ]
  const onlookers = [await lookOn(team.manager, pages), await lookOn(league.owner, pages)]
  const done = async (handler: OraclePage['handler'], request: RouteRequest) => {
    const { status, body } = await callRoute(handler, { cookie: chair, ...request })
    expect(status, JSON.stringify(body)).toBe(200)
    return body
  }
  const rule = {
    name: 'Wages',
    terms: { kind: 'percentage', basisPoints: 250 },
    cap: null,
    endsAt: null,
    catchUp: 'latest',
  }
  const dueAt = Date.now() + 3_600_000
  const schedule = { every: 1, unit: 'month', firstAt: new Date(dueAt).toISOString() }
  let id = ''
  let paymentId = ''
  const acts: Record<string, () => Promise<unknown>> = {
    create: async () => {
      const body = { ...rule, schedule, currencyId: league.currencies[0]?.id }
      id = (await done(create, { params: inLeague, body })).rule.id
    },
    edit: () =>
      done(edit, {
        method: 'PATCH',
        params: { id },
        body: { ...rule, name: 'Higher wages', schedule: null, expectedEdition: 0 },
      }),
    due: () =>
      inTransaction({ userId: null }, (uow) => payWhenDue(uow, league, id), { now: new Date(dueAt) }),
    'another is due late': () =>
      inTransaction({ userId: null }, (uow) => payWhenDue(uow, league, other.id), {
        now: new Date(dueAt + 3_600_000),
      }),
    pay: async () => {
      paymentId = (await done(pay, { params: { id }, body: { reason: 'A gift' } })).payment.id
    },
    reverse: () => done(reverse, { params: { id: paymentId }, body: { reason: 'A mistake' } }),
    again: () => done(pay, { params: { id }, body: { reason: 'Rightly', replaces: paymentId } }),
    pause: () => done(pause, { params: { id }, body: {} }),
    resume: () => done(resume, { params: { id }, body: {} }),
    end: () => done(end, { params: { id }, body: {} }),
  }
  const heard = new Set<EventType>()
  for (const [name, act] of Object.entries(acts)) {
    for (const seen of await seenByAll(onlookers, act)) {
      for (const type of seen.heard) heard.add(type)
      // Nobody reads again for it.
      expect(seen.whole, name).toEqual(expect.arrayContaining(['income', 'league']))
      if (!['due', 'another is due late', 'pay', 'reverse', 'again'].includes(name)) {
        expect(seen.whole, name).toContain('dashboard')
      }
    }
  }
  expect([...covered.income].filter((type) => !heard.has(type))).toEqual([])
})
