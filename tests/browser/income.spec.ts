import type { Locator, Page } from '@playwright/test'
import { paths } from '@/lib/contracts/paths'
import { findBookErrors } from '@/lib/testing/books'
import { makeIncome, makeLeague } from '@/lib/testing/factories'
import { expect, live, test, watchRequests } from './support/fixtures'

/** The value under a label: "Available" → "£5.00". */
const stat = (page: Page, label: string): Locator =>
  page
    .locator('dl > div')
    .filter({ has: page.getByText(label, { exact: true }) })
    .locator('dd')
    .first()

test('a commissioner pays income now, and every tab of the team has it without a press', async ({
  complaints,
  db,
  tabs,
}) => {
  const league = await makeLeague({ teams: [{ name: 'Night Herons' }], balances: { GBP: 1_000n } })
  await makeIncome(league, { name: 'Gate money', terms: { kind: 'percentage', basisPoints: 1_000 } })
  const [team] = league.teams
  if (!team) throw new Error('The factories made no team.')
  const mine = await tabs(team.manager, paths.team(league.slug, team.id), 2)
  const [chair] = await tabs(league.owner, paths.moneyIncome(league.slug))
  if (!chair) throw new Error('No tab was opened.')
  await Promise.all([...mine, chair].map(live))
  const next = (page: Page) => page.getByRole('list', { name: 'Next income' }).getByRole('listitem').first()
  for (const page of mine) {
    await expect(stat(page, 'Available')).toHaveText('£10.00')
    await expect(next(page)).toContainText('Gate money')
    await expect(next(page)).toContainText(/in \d/)
    await expect(next(page)).toContainText('+£1.00')
  }
  const asked = mine.map(watchRequests)

  await chair.getByRole('button', { name: 'Pay now… Gate money' }).click()
  const dialog = chair.getByRole('alertdialog')
  await dialog.getByLabel('Of what each team has').fill('25')
  await dialog.getByLabel('Reason').fill('A good week')
  await dialog.getByRole('button', { name: 'Pay now', exact: true }).click()

  for (const page of mine) {
    await expect(stat(page, 'Available')).toHaveText('£12.50')
    // Ten per cent of what it has by now.
    await expect(next(page)).toContainText('+£1.25')
  }
  for (const requests of asked) expect(requests.filter(({ method }) => method !== 'GET')).toEqual([])
  const payments = chair.getByRole('list', { name: 'Payments' })
  await expect(payments.getByRole('listitem')).toHaveCount(1)
  await expect(payments).toContainText('A good week')
  expect(await findBookErrors(db)).toEqual([])
  // The tabs beside this page are fetched beforehand; whether they are there is for their own tests to say.
  complaints.splice(0, complaints.length, ...complaints.filter((line) => !/404 .*\/money/.test(line)))
})
