import { beforeAll, expect, it } from 'vitest'
import { POST as makeRule } from '@/app/api/leagues/[leagueId]/income/route'
import { POST as makeItem } from '@/app/api/leagues/[leagueId]/shop/route'
import { GET as listQueue } from '@/app/api/leagues/[leagueId]/transactions/route'
import { GET as getBalances } from '@/app/api/wallets/[walletId]/balances/route'
import { GET as getStatement } from '@/app/api/wallets/[walletId]/statement/route'
import { callRoute } from '@/lib/testing/call-route'
import { useTestDatabase } from '@/lib/testing/database'
import { type MadeLeague, makeLeague, signInAs } from '@/lib/testing/factories'
import { offerIn } from '@/lib/testing/shop-client'

const db = useTestDatabase()
let league: MadeLeague
let cookie: string
let walletId: string
beforeAll(async () => {
  league = await makeLeague({ teams: 1 })
  cookie = (await signInAs(league.owner)).cookie
  walletId = (await db().wallet.findFirstOrThrow({ where: { leagueId: league.leagueId } })).id
})

it.each([
  ['before there were years', '0000-01-01T00:00:00Z'],
  ['before there were years, by UTC', '0001-01-01T00:00:00+14:00'],
  ['in a year of five digits', '9999-12-31T23:59:59-14:00'],
  ['further east than there is land', '2026-01-01T00:00:00+23:00'],
  ['further west than there is land', '2026-01-01T00:00:00-23:59'],
])('an instant %s is refused, wherever it is sent', async (_, at) => {
  const params = { leagueId: league.leagueId }
  const schedule = { every: 1, unit: 'day', firstAt: new Date(Date.now() + 60_000).toISOString() }
  const rule = {
    ...{ name: 'Rent', terms: { kind: 'amount', amount: '1' }, cap: null, catchUp: 'all' },
    ...{ currencyId: league.currencies[0]?.id, endsAt: at, schedule },
  }
  const period = (name: string) => ({ path: `/api/x?${name}=${encodeURIComponent(at)}` })
  const answers = await Promise.all([
    callRoute(getBalances, { cookie, params: { walletId }, ...period('since') }),
    callRoute(getBalances, { cookie, params: { walletId }, ...period('until') }),
    callRoute(getStatement, { cookie, params: { walletId }, ...period('since') }),
    callRoute(getStatement, { cookie, params: { walletId }, ...period('until') }),
    callRoute(makeRule, { cookie, params, body: rule }),
    callRoute(makeItem, { cookie, params, body: offerIn(league, { onSaleFrom: at }) }),
    callRoute(makeItem, { cookie, params, body: offerIn(league, { onSaleUntil: at }) }),
  ])
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 400))
})

it.each(['before', 'from'])('a number that no queue reaches is refused as %s', async (name) => {
  const path = `/api/x?${name}=2147483648`
  const answer = await callRoute(listQueue, { cookie, params: { leagueId: league.leagueId }, path })
  expect(answer.status).toBe(400)
})
