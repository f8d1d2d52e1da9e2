import { readFile } from 'node:fs/promises'
import { paths } from '@/lib/contracts/paths'
import { findBookErrors } from '@/lib/testing/books'
import { finalize, makeLeague, makeOpenRound, makePlayers, submitBids } from '@/lib/testing/factories'
import { expect, live, test } from './support/fixtures'

test('a commissioner adjusts and freezes; the manager sees it at once, filters his statement and exports it', async ({
  db,
  tabs,
}) => {
  const league = await makeLeague({
    teams: [{ name: 'Night Herons' }, { name: 'Copper Foxes' }],
    balances: { GBP: 10_000n },
  })
  const [herons] = league.teams
  const [player] = await makePlayers(league, [{ name: 'Ada Bellweather' }])
  if (!herons || !player) throw new Error('The factories made too little.')
  const round = await makeOpenRound(league, { name: 'Opening night' })
  await submitBids(league, round.id, herons, [[player, 1_000]])
  await finalize(league, round.id)
  const wallet = await db.wallet.findFirstOrThrow({ where: { teamId: herons.id } })

  const [chair] = await tabs(league.owner, paths.money(league.slug))
  const [dashboard] = await tabs(herons.manager, paths.team(league.slug, herons.id))
  const [statement] = await tabs(herons.manager, paths.wallet(league.slug, wallet.id))
  if (!chair || !dashboard || !statement) throw new Error('A tab did not open.')
  for (const tab of [chair, dashboard, statement]) await live(tab)
  const actOn = async (act: string) => {
    await chair.getByRole('button', { name: 'Wallet of Night Herons, Pounds' }).click()
    await chair.getByRole('menuitem', { name: act }).click()
  }

  await actOn('Adjust…')
  const adjust = chair.getByRole('dialog')
  await adjust.getByLabel('Amount').fill('2.50')
  await expect(adjust.getByText('£92.50')).toBeVisible()
  await adjust.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(adjust.getByText('Say why; everyone will read it.')).toBeVisible()
  await adjust.getByLabel('Reason').fill('Prize of the evening')
  await adjust.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(adjust).toHaveCount(0)
  await expect(dashboard.getByText('£92.50').first()).toBeVisible()
  const lines = statement.getByRole('table', { name: 'Statement' })
  await expect(lines.getByText('Prize of the evening')).toBeVisible()
  await expect(statement.getByRole('slider')).toHaveAttribute('aria-valuetext', /£92\.50/)

  await actOn('Freeze…')
  const freeze = chair.getByRole('alertdialog')
  await freeze.getByLabel('Reason').fill('Two managers claim it')
  await freeze.getByRole('button', { name: 'Freeze', exact: true }).click()
  for (const tab of [dashboard, statement]) await expect(tab.getByText('This wallet is frozen')).toBeVisible()

  await statement.getByLabel('Kind').selectOption('Award')
  await expect(lines.getByText('Prize of the evening')).toHaveCount(0)
  await expect(lines.getByRole('link', { name: 'Ada Bellweather' })).toBeVisible()
  await expect(statement).toHaveURL(/\?kind=award$/)
  await statement.reload()
  await expect(lines.getByRole('link', { name: 'Ada Bellweather' })).toBeVisible()
  await expect(lines.getByText('Prize of the evening')).toHaveCount(0)
  const download = statement.waitForEvent('download')
  await statement.getByRole('button', { name: 'Export CSV' }).click()
  const rows = (await readFile(await (await download).path(), 'utf8')).trim().split('\r\n')
  expect(rows).toHaveLength(2)
  expect(rows[1]).toContain(',-10.00,90.00,GBP,')
  await statement.getByLabel('Kind').selectOption('Refund')
  await expect(statement.getByText('No line is a refund')).toBeVisible()
  await statement.getByRole('button', { name: 'Any kind' }).click()

  await statement.getByRole('button', { name: /^Transaction of .*, line 3$/ }).click()
  const detail = statement.getByRole('dialog')
  await expect(detail.getByText('Adjustments')).toBeVisible()
  await expect(detail.getByRole('button', { name: 'Reverse…' }), 'a manager reverses nothing').toHaveCount(0)

  await actOn('Unfreeze…')
  await freeze.getByLabel('Reason').fill('They agreed')
  await freeze.getByRole('button', { name: 'Unfreeze', exact: true }).click()
  await expect(dashboard.getByText('This wallet is frozen')).toHaveCount(0)
  await chair.getByRole('button', { name: 'Prize of the evening' }).click()
  await chair.getByRole('button', { name: 'Reverse…' }).click()
  await freeze.getByLabel('Reason').fill('It was for Copper Foxes')
  await freeze.getByRole('button', { name: 'Reverse', exact: true }).click()
  await expect(detail.getByText('It was for Copper Foxes')).toBeVisible()
  await expect(dashboard.getByText('£90.00').first()).toBeVisible()
  expect(await findBookErrors(db)).toEqual([])
})
