import type { Locator, Page } from '@playwright/test'
import { paths } from '@/lib/contracts/paths'
import type { Database } from '@/lib/platform/database/client'
import { findBookErrors } from '@/lib/testing/books'
import { close, makeLeague, makeOpenRound, makePlayers, submitBids } from '@/lib/testing/factories'
import { expect, live, test } from './support/fixtures'

const SEALED_CHAIN = ['lower_remaining_budget', 'earlier_submission', 'seeded_draw'] as const
/** Long enough for a loaded machine to make three bids before the first close, and to see each extension. */
const CLOCK = { seconds: 40, extendSeconds: 12, capSeconds: 600 }

/** Three teams with £100.00 each bid £5.00 for Ada; the first alone bids £4.00 for Cato. The round is closed. */
async function prepare() {
  const league = await makeLeague({
    teams: [{ name: 'Night Herons' }, { name: 'Copper Foxes' }, { name: 'Quiet Owls' }],
    balances: { GBP: 10_000n },
  })
  const [herons, foxes, owls] = league.teams
  const [ada, cato] = await makePlayers(league, [
    { name: 'Ada Bellweather', position: 'FWD' },
    { name: 'Cato Núñez', position: 'DEF' },
  ])
  if (!herons || !foxes || !owls || !ada || !cato) throw new Error('The factories made too little.')
  const round = await makeOpenRound(league, {
    name: 'Opening night',
    rules: { tieChain: ['live_tiebreaker', ...SEALED_CHAIN], tiebreaker: CLOCK, bidStep: '50' },
  })
  await submitBids(league, round.id, herons, [
    [ada, 500],
    [cato, 400],
  ])
  for (const team of [foxes, owls]) await submitBids(league, round.id, team, [[ada, 500]])
  await close(league, round.id)
  return { league, herons, foxes, owls, roundId: round.id }
}

/** The value under a label: "Available" → "£5.00". */
const stat = (page: Page, label: string): Locator =>
  page
    .locator('dl > div')
    .filter({ has: page.getByText(label, { exact: true }) })
    .locator('dd')
    .first()

/** Waits for a toast. Called before the act: it does not stay. */
const toast = (page: Page, text: string | RegExp) =>
  page.getByRole('status').filter({ hasText: text }).first().waitFor({ timeout: 60_000 })

const standing = (page: Page) => page.getByRole('region', { name: 'Where it stands' })
const bidButton = (page: Page, amount: string) =>
  page.getByRole('button', { name: `Bid ${amount}`, exact: true })
const bar = (page: Page) => page.getByRole('navigation', { name: 'My live tiebreakers' })
const rungs = (page: Page) => page.getByRole('list', { name: 'Bids, newest first' }).getByRole('listitem')

const pounds = (amount: bigint) => `£${amount / 100n}.${String(amount % 100n).padStart(2, '0')}`

/** What a dashboard says of its team's money is what the database has. */
async function expectMoney(db: Database, page: Page, teamId: string) {
  const wallet = await db.wallet.findFirstOrThrow({ where: { teamId } })
  await expect(stat(page, 'Available')).toHaveText(pounds(wallet.available))
  await expect(stat(page, 'Held')).toHaveText(pounds(wallet.held))
  return wallet
}

/** The last five seconds, seen within a frame: asking now and then would be too late. */
const lastSeconds = (page: Page) =>
  page.waitForFunction(
    () =>
      [...document.querySelectorAll('[role=timer]')].some((timer) => /^[0-4]\.\d$/.test(timer.textContent)),
    null,
    { polling: 'raf', timeout: 90_000 },
  )

test('a three-way tie is settled live, in four tabs and on a phone', async ({ cut, db, restore, tabs }) => {
  test.setTimeout(240_000)
  const { league, herons, foxes, owls, roundId } = await prepare()
  const { slug } = league
  const [desk] = await tabs(league.owner, paths.adminRound(slug, roundId))
  const [heron, heronHome] = await tabs(herons.manager, paths.team(slug, herons.id), 2)
  const [fox] = await tabs(foxes.manager, paths.team(slug, foxes.id))
  const [phone] = await tabs(owls.manager, paths.league(slug), 1, { phone: true })
  if (!desk || !heron || !heronHome || !fox || !phone) throw new Error('A tab did not open.')
  const bidders = [heron, fox, phone]
  for (const tab of [desk, ...bidders, heronHome]) await live(tab)
  const reloads: string[] = []

  // Finalizing sells Cato and opens a tiebreaker for Ada: every tied team is told, wherever it is.
  await desk.getByRole('button', { name: 'Finalize round' }).click()
  const opened = Promise.all(bidders.map((tab) => toast(tab, 'A tiebreaker has opened for Ada Bellweather')))
  const won = toast(heronHome, 'You won Cato Núñez')
  await desk.getByRole('alertdialog').getByRole('button', { name: 'Finalize round' }).click()
  await Promise.all([opened, won])
  await expect(desk.getByText('In tiebreakers').first()).toBeVisible()
  await expect(heronHome.getByRole('table', { name: /squad/i }).getByText('Cato Núñez')).toBeVisible()
  for (const tab of bidders)
    await bar(tab)
      .getByRole('link', { name: /Ada Bellweather/ })
      .click()
  for (const tab of bidders) await expect(standing(tab)).toContainText('Nobody has raised yet')
  await desk.goto(paths.tiebreakers(slug))
  for (const tab of [...bidders, heronHome]) tab.on('framenavigated', (frame) => reloads.push(frame.url()))

  // The first raise: seen by all, and it hinders the leader alone.
  await bidButton(heron, '£5.50').click()
  await expect(standing(heron)).toContainText('You lead')
  await expect(standing(heron)).toContainText('You can raise again once somebody outbids you.')
  for (const tab of [fox, phone]) await expect(standing(tab)).toContainText('Outbid')
  await expect(bar(heronHome)).toContainText('You lead')
  await expectMoney(db, heronHome, herons.id)

  // What the phone has typed stays as it is when another bids above it.
  await phone.getByLabel('Another amount').fill('6')
  const outbid = toast(heronHome, 'You are outbid for Ada Bellweather: £8.00')
  await fox.getByLabel('Another amount').fill('8')
  await bidButton(fox, '£8.00').click()
  await outbid
  await expect(standing(heron)).toContainText('Outbid')
  await expect(heron.getByRole('status').filter({ hasText: 'You are outbid' })).toHaveCount(0)
  await expect(heron.locator('[data-announcer]')).toContainText('You are outbid: Copper Foxes bids £8.00.')
  await expect(phone.getByText('Too low now: the next bid is £8.50.')).toBeVisible()
  await expect(phone.getByLabel('Another amount')).toHaveValue('6')
  await phone.getByLabel('Another amount').fill('')
  // Being outbid frees the raise at once: the tied £5.00 is held, and £4.00 are paid.
  expect((await expectMoney(db, heronHome, herons.id)).held).toBe(500n)

  // A raise in the last seconds, with the thumb, moves the close for everybody.
  await expect(bidButton(phone, '£8.50')).toBeEnabled()
  await lastSeconds(phone)
  // It is known to be there: what is checked before a touch costs time that a loaded machine has not.
  await bidButton(phone, '£8.50').tap({ force: true })
  for (const tab of bidders) await expect(standing(tab)).toContainText('Extended')
  const late = await db.tiebreakerBid.findFirstOrThrow({ where: { n: 3, tiebreaker: { roundId } } })
  expect(late.extendedTo).not.toBeNull()
  expect(late.beforeCloseMs).toBeLessThan(5_000)
  await expect(rungs(phone).first()).toContainText(
    `yours, arrived ${Math.floor(late.beforeCloseMs / 100) / 10} s before the close`,
  )

  // The phone is cut off, and is outbid meanwhile; the commissioner waits for it.
  await cut(phone)
  await bidButton(heron, '£9.00').click()
  await expect(standing(heron)).toContainText('You lead')
  const card = desk.getByRole('region', { name: 'Live tiebreakers' })
  await expect(card).toContainText('£9.00')
  await card.getByRole('button', { name: 'Pause…' }).click()
  await desk.getByRole('alertdialog').getByRole('button', { name: 'Pause', exact: true }).click()
  await expect(standing(heron)).toContainText('Paused')
  await expect(phone.getByText('You are offline. Bids can be sent once you are back.').first()).toBeVisible({
    timeout: 40_000,
  })
  await expect(bidButton(phone, '£9.00')).toBeDisabled()
  await restore(phone)
  await expect(standing(phone)).toContainText('Outbid')
  await expect(standing(phone)).toContainText('£9.00')
  await expect(rungs(phone)).toHaveCount(5)

  // The clock runs on: one withdraws for good, and for the others it runs out.
  await expect(fox.getByRole('button', { name: 'Withdraw…' })).toBeDisabled()
  const decided = toast(heronHome, 'You won Ada Bellweather')
  await card.getByRole('button', { name: 'Resume…' }).click()
  await desk.getByRole('alertdialog').getByRole('button', { name: 'Resume' }).click()
  await fox.getByRole('button', { name: 'Withdraw…' }).click()
  await fox.getByRole('alertdialog').getByRole('button', { name: 'Withdraw for good' }).click()
  await expect(fox.getByText('Your team has withdrawn.')).toBeVisible()
  await decided
  await expect(heron.getByRole('heading', { name: 'You won' })).toBeVisible()
  for (const tab of [fox, phone]) await expect(tab.getByRole('heading', { name: 'Decided' })).toBeVisible()
  for (const tab of bidders)
    await expect(tab.getByText('The highest bid when the time was over')).toBeVisible()
  await expect(bar(heronHome)).toHaveCount(0)
  await expect(desk.getByRole('list', { name: 'Decided tiebreakers' })).toContainText('£9.00')

  // Every figure is the database's, and the books balance.
  expect(await expectMoney(db, heronHome, herons.id)).toMatchObject({ available: 8_700n, held: 0n })
  expect(reloads, 'no tab was reloaded').toEqual([])
  const squad = heronHome.getByRole('table', { name: /squad/i })
  const entries = await db.squadEntry.findMany({ where: { teamId: herons.id }, orderBy: { price: 'desc' } })
  expect(entries.map(({ price }) => price)).toEqual([900n, 400n])
  for (const { price } of entries) await expect(squad).toContainText(pounds(price))
  for (const [tab, team] of [
    [fox, foxes],
    [phone, owls],
  ] as const) {
    await tab.goto(paths.team(slug, team.id))
    expect(await expectMoney(db, tab, team.id)).toMatchObject({ available: 10_000n, held: 0n })
  }
  expect(await db.hold.count({ where: { state: 'active', wallet: { leagueId: league.leagueId } } })).toBe(0)
  expect((await db.round.findUniqueOrThrow({ where: { id: roundId } })).state).toBe('finalized')
  expect(await findBookErrors(db)).toEqual([])
})
