import { paths } from '@/lib/contracts/paths'
import { findBookErrors } from '@/lib/testing/books'
import { makeLeague, makeTie } from '@/lib/testing/factories'
import { expect, live, test } from './support/fixtures'

test('a commissioner pauses, gives time and decides with a reason; the tied teams see each at once', async ({
  db,
  tabs,
}) => {
  const league = await makeLeague({
    teams: [{ name: 'Night Herons' }, { name: 'Copper Foxes' }],
    balances: { GBP: 10_000n },
  })
  const [herons, foxes] = league.teams
  if (!herons || !foxes) throw new Error('The factories made too little.')
  const { tiebreakers } = await makeTie(league, {
    amount: 500,
    rules: { tiebreaker: { seconds: 600, extendSeconds: 10, capSeconds: 900 } },
  })
  const [tie] = tiebreakers
  if (!tie) throw new Error('There is no tie.')
  const row = () => db.tiebreaker.findUniqueOrThrow({ where: { id: tie.id } })

  const [chair] = await tabs(league.owner, paths.tiebreakers(league.slug))
  const [bidder] = await tabs(foxes.manager, paths.tiebreaker(league.slug, tie.id), 1, { phone: true })
  if (!chair || !bidder) throw new Error('A tab did not open.')
  await live(chair)
  await live(bidder)
  const bid = bidder.getByRole('button', { name: /^Bid £/ })
  await expect(bid).toBeEnabled()
  const dialog = chair.getByRole('alertdialog')

  await chair.getByRole('button', { name: 'Pause…' }).click()
  await dialog.getByRole('button', { name: 'Pause', exact: true }).click()
  await expect(bid).toBeDisabled()
  expect((await row()).state).toBe('paused')
  await chair.getByRole('button', { name: 'Resume…' }).click()
  await dialog.getByRole('button', { name: 'Resume', exact: true }).click()
  await expect(bid).toBeEnabled()

  const before = (await row()).closesAt?.getTime() ?? 0
  await chair.getByRole('button', { name: 'Extend…' }).click()
  await dialog.getByRole('radio', { name: '+1 min' }).click()
  await dialog.getByRole('button', { name: 'Add 1 min' }).click()
  await expect(dialog).toHaveCount(0)
  expect((await row()).closesAt?.getTime()).toBe(before + 60_000)

  await bid.click()
  await expect(bidder.getByText('You lead').first()).toBeVisible()
  const { leaderAmount } = await row()

  await chair.getByRole('button', { name: 'Decide…' }).click()
  await dialog.getByText('Copper Foxes', { exact: true }).click()
  const confirm = dialog.getByRole('button', { name: 'Decide', exact: true })
  await expect(confirm, 'not without a reason').toBeDisabled()
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('The other manager has gone home.')
  await confirm.click()
  await expect(bidder.getByText('The other manager has gone home.')).toBeVisible()

  expect(await row()).toMatchObject({
    state: 'decided',
    winnerTeamId: foxes.id,
    winningAmount: leaderAmount,
    decidedBy: 'commissioner',
  })
  const wallets = await db.wallet.findMany({ where: { leagueId: league.leagueId, held: { gt: 0n } } })
  expect(wallets, 'nothing is held any more').toEqual([])
  expect(await db.squadEntry.count({ where: { teamId: foxes.id } })).toBe(1)
  expect(await findBookErrors(db)).toEqual([])
})
