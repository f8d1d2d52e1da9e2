import { paths } from '@/lib/contracts/paths'
import { inTransaction } from '@/lib/server/events/unit-of-work'
import { balanceManager } from '@/lib/server/ledger/balance-manager'
import { createItem } from '@/lib/server/shop/commands/create-item'
import { findBookErrors } from '@/lib/testing/books'
import { type MadeTeam, makeLeague } from '@/lib/testing/factories'
import { expect, live, test } from './support/fixtures'

test('a place is bought in one tab and is there in every other; a queued batch is done live', async ({
  tabs,
  db,
}) => {
  const league = await makeLeague({ name: 'Harbour League', teams: 2 })
  const { slug, scope, owner } = league
  const [red, blue] = league.teams as [MadeTeam, MadeTeam]
  await inTransaction(owner, (uow) =>
    createItem(uow, scope, {
      name: 'Folding chair',
      description: 'Room for one more.',
      effect: { kind: 'slot', slots: 1, position: null },
      price: 2_500n,
      currencyId: league.currencies[0]?.id ?? '',
      stock: 1,
      teamLimit: null,
      onSaleFrom: null,
      onSaleUntil: null,
    }),
  )
  const [shop, second] = await tabs(red.manager, paths.shop(slug), 2)
  const [dashboard] = await tabs(red.manager, paths.team(slug, red.id))
  const [rival] = await tabs(blue.manager, paths.shop(slug))
  const [desk] = await tabs(owner, paths.moneyQueue(slug))
  if (!shop || !second || !dashboard || !rival || !desk) throw new Error('A tab did not open.')
  for (const page of [shop, second, dashboard, rival, desk]) await live(page)
  await expect(dashboard.getByText('0 of 15 players')).toBeVisible()
  const buy = rival.getByRole('button', { name: 'Buy Folding chair' })
  await expect(buy).toBeVisible()
  const wallet = await db.wallet.findFirstOrThrow({ where: { teamId: blue.id } })
  const by = { leagueId: league.leagueId, actor: owner, walletId: wallet.id }
  await balanceManager.freeze({ ...by, reason: 'Two managers claim it' })
  await expect(rival.getByText('Your wallet is frozen', { exact: true })).toBeVisible()
  await expect(rival.getByText('The reason given: Two managers claim it')).toBeVisible()
  await expect(buy).toHaveCount(0)
  await balanceManager.unfreeze({ ...by, reason: 'They agreed' })
  await expect(buy).toBeVisible()

  await shop.getByRole('button', { name: 'Buy Folding chair' }).click()
  const dialog = shop.getByRole('alertdialog')
  await expect(dialog.getByText('£1,000.00')).toBeVisible()
  await expect(dialog.getByText('£975.00')).toBeVisible()
  await dialog.getByRole('button', { name: 'Buy', exact: true }).click()
  for (const page of [shop, second]) {
    await expect(page.getByText('You have 1')).toBeVisible()
    await expect(page.getByText('Sold out').first()).toBeVisible()
  }
  await expect(dashboard.getByText('0 of 16 players')).toBeVisible()
  await expect(buy).toHaveCount(0)

  await desk.getByRole('button', { name: 'Adjust many' }).click()
  const form = desk.getByRole('dialog')
  await form.getByLabel('All teams').click()
  await form.getByLabel('Amount for each team').fill('12.50')
  await form.getByLabel('Reason').fill('The cup’s prize')
  await expect(form.getByText('£987.50')).toBeVisible()
  await form.getByRole('button', { name: 'Queue for 2 teams' }).click()
  const row = desk.getByRole('list', { name: 'Ended' }).getByRole('listitem').first()
  await expect(row).toContainText('+£12.50 for each of 2 teams')
  await expect(row).toContainText('Done')
  await expect(dashboard.getByText('£987.50').first()).toBeVisible()
  expect(await findBookErrors(db)).toEqual([])
})
