import { paths } from '@/lib/contracts/paths'
import { inTransaction } from '@/lib/server/events/unit-of-work'
import { createPost } from '@/lib/server/feed/commands/create-post'
import { enterLeague } from '@/lib/server/leagues/access'
import { balanceManager } from '@/lib/server/ledger/balance-manager'
import { makeLeague, POUNDS } from '@/lib/testing/factories'
import { expect, expectFresh, live, test } from './support/fixtures'

test('while you were away: what was missed is told once one is back, in the tab that was cut off', async ({
  cut,
  db,
  restore,
  tabs,
}) => {
  const league = await makeLeague({
    teams: 1,
    currencies: [POUNDS, { code: 'EUR', name: 'Euros', symbol: '€', decimals: 2 }],
  })
  const [team] = league.teams
  if (!team) throw new Error('The factories made no team.')
  const wallets = await db.wallet.findMany({
    where: { teamId: team.id },
    orderBy: { currency: { sortOrder: 'asc' } },
  })
  const [pounds, euros] = wallets
  if (!pounds || !euros) throw new Error('The factories made no wallets.')
  const act = { leagueId: league.leagueId, actor: league.owner, reason: 'A gift' }
  const give = (walletId: string, amount: bigint) => balanceManager.addBalance({ ...act, walletId, amount })
  const post = async (text: string) => {
    const scope = await enterLeague(league.owner, league.leagueId)
    await inTransaction(league.owner, (uow) => createPost(uow, scope, text))
  }
  const [page, there] = await tabs(team.manager, paths.team(league.slug, team.id), 2)
  if (!page || !there) throw new Error('A tab did not open.')
  for (const tab of [page, there]) await live(tab)
  // In all its rooms by then.
  await expectFresh(page)

  await cut(page)
  await expect(page.getByRole('button', { name: /Connection:\s*Offline/ })).toBeVisible({ timeout: 40_000 })
  await give(pounds.id, 500n)
  await give(pounds.id, 250n)
  await give(euros.id, 100n)
  for (const { id } of wallets) await balanceManager.freeze({ ...act, walletId: id })
  await post('Welcome back.')
  await restore(page)
  const summary = page.getByRole('region', { name: /^While you were away/ })
  await expect(summary.getByRole('listitem')).toHaveText([
    'Your wallet: +£7.50 adjustment',
    'Your wallet: +€1.00 adjustment',
    'Your wallet is frozen',
    'Your wallet is frozen',
    'and 1 more',
  ])
  await summary.getByRole('button', { name: 'and 1 more' }).press('Enter')
  // Of the feed, though its page is not open. Who reads by the keyboard goes on there.
  await expect(summary.getByRole('link', { name: '1 post in the feed' })).toBeFocused()
  await expect(summary.getByRole('listitem')).toHaveCount(5)
  await expectFresh(page)
  await expect(there.getByRole('region', { name: /^While you were away/ })).toHaveCount(0)

  await summary.getByRole('button', { name: /^Dismiss/ }).click()
  await expect(summary).toHaveCount(0)
  // Nothing happened: nothing is said.
  await cut(page)
  await expect(page.getByRole('button', { name: /Connection:\s*Offline/ })).toBeVisible({ timeout: 40_000 })
  await restore(page)
  await expectFresh(page)
  await expect(summary).toHaveCount(0)
})
