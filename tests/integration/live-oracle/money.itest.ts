import { expect, it } from 'vitest'
import { GET as getAudit } from '@/app/api/leagues/[leagueId]/audit/route'
import { GET as getFeed } from '@/app/api/leagues/[leagueId]/feed/route'
import { GET as getInvites } from '@/app/api/leagues/[leagueId]/invites/route'
import { GET as getMoney } from '@/app/api/leagues/[leagueId]/money/route'
import { GET as getLeague } from '@/app/api/leagues/[leagueId]/route'
import { GET as getDashboard } from '@/app/api/teams/[teamId]/dashboard/route'
import { GET as getTransaction } from '@/app/api/transactions/[id]/route'
import { GET as getBalances } from '@/app/api/wallets/[walletId]/balances/route'
import { GET as getStatement } from '@/app/api/wallets/[walletId]/statement/route'
import { auditRules } from '@/hooks/audit/audit-rules'
import { dashboardRules } from '@/hooks/dashboard/dashboard-rules'
import { feedRules } from '@/hooks/feed/feed-rules'
import { leagueRules } from '@/hooks/leagues/league-rules'
import { invitesRules } from '@/hooks/members/invites-rules'
import { moneyRules, transactionRules } from '@/hooks/money/money-rules'
import { balancesRules } from '@/hooks/wallets/balances-rules'
import { statementRules } from '@/hooks/wallets/statement-rules'
import type { EventType } from '@/lib/contracts/events'
import { acceptInvite } from '@/lib/server/leagues/commands/accept-invite'
import { createInvite } from '@/lib/server/leagues/commands/create-invite'
import { revokeInvite } from '@/lib/server/leagues/commands/revoke-invite'
import { useTestDatabase } from '@/lib/testing/database'
import { makeLeague, makeOpenRound, makePlayers, makeUser, submitBids } from '@/lib/testing/factories'
import { MoneyClient } from '@/lib/testing/money-client'
import { lookOn, type OraclePage, seenByAll } from '@/lib/testing/oracle'
import { covered } from './covered'

const db = useTestDatabase()

it('stale data and the events equal a fresh read, whatever a commissioner does about money and invites', {
  timeout: 120_000,
}, async () => {
  const league = await makeLeague({ teams: 2 })
  const [red, blue] = league.teams
  const [player] = await makePlayers(league, 1)
  if (!red || !blue || !player) throw new Error('The factories made too little.')
  const { id: walletId } = await db().wallet.findFirstOrThrow({ where: { teamId: red.id } })
  const round = await makeOpenRound(league)
  const owner = await MoneyClient.of(league.owner)
  const add = () => owner.adjust(walletId, { change: 'add', amount: '250', reason: 'A gift' })
  const { transactionId } = (await add()).body
  const page = (
    name: string,
    handler: OraclePage['handler'],
    params: Record<string, string>,
    rules: unknown,
    query = '',
  ): OraclePage => ({ name, handler, request: { params, path: `/api/x${query}` }, rules: rules as never })
  const inLeague = { leagueId: league.leagueId }
  const common = [
    page('statement', getStatement, { walletId }, statementRules),
    page('adjustments', getStatement, { walletId }, statementRules, '?kind=adjustment'),
    page('balances', getBalances, { walletId }, balancesRules),
    page('transaction', getTransaction, { id: transactionId }, transactionRules),
    page('dashboard', getDashboard, { teamId: red.id }, dashboardRules),
    page('league', getLeague, inLeague, leagueRules),
    page('feed', getFeed, inLeague, feedRules),
  ]
  const desk = [
    page('money', getMoney, inLeague, moneyRules),
    page('audit', getAudit, inLeague, auditRules),
    page('invites', getInvites, inLeague, invitesRules),
  ]
  const invite = () => createInvite(league.scope, { role: 'spectator', teamId: null, maxUses: 2, days: 1 })
  let made: Awaited<ReturnType<typeof invite>>
  const onlookers = [
    await lookOn(red.manager, common),
    await lookOn(blue.manager, common),
    await lookOn(league.owner, [...common, ...desk]),
  ]
  const done = async (answer: Promise<{ status: number; body: unknown }>, expected = 200) => {
    const { status, body } = await answer
    expect(status, JSON.stringify(body)).toBe(expected)
  }
  const acts: Record<string, () => Promise<unknown>> = {
    add: () => done(add()),
    hold: () => submitBids(league, round.id, red, [[player, 300]]),
    freeze: () => done(owner.freeze(walletId)),
    'refused: frozen': () => done(add(), 409),
    unfreeze: () => done(owner.unfreeze(walletId)),
    'refused: too much': () =>
      done(owner.adjust(walletId, { change: 'subtract', amount: '9000000', reason: 'A fine' }), 422),
    reverse: () => done(owner.reverse(transactionId)),
    invite: async () => {
      made = await invite()
    },
    join: async () => acceptInvite({ userId: (await makeUser()).userId }, made.code),
    'take it back': () => revokeInvite(league.scope, made.invite.id),
    'a manager tries': async () => done((await MoneyClient.of(blue.manager)).freeze(walletId), 403),
  }
  const table: Record<string, string[][]> = {}
  const heard = new Set<EventType>()
  for (const [name, act] of Object.entries(acts)) {
    const seen = await seenByAll(onlookers, act)
    table[name] = seen.map(({ whole }) => whole)
    for (const each of seen) for (const type of each.heard) heard.add(type)
  }
  expect([...covered.money].filter((type) => !heard.has(type))).toEqual([])
  // What the events alone bring up to date, with no read.
  expect(table.freeze?.[0]).toEqual(expect.arrayContaining(['statement', 'balances', 'league']))
  expect(table.reverse?.[2]).toEqual(expect.arrayContaining(['audit', 'feed']))
  expect(table['a manager tries']?.[2]).toContain('audit')
  expect(table.hold?.[1]).toContain('statement')
})
