import type { Locator, Page } from '@playwright/test'
import type { PlayerView } from '@/lib/contracts/views'
import type { Database } from '@/lib/platform/database/client'
import { findBookErrors } from '@/lib/testing/books'
import {
  close,
  joinLeague,
  type MadeLeague,
  makeLeague,
  makeOpenRound,
  makePlayers,
  type Person,
  submitBids,
} from '@/lib/testing/factories'
import { expect, expectFresh, live, test, watchRequests } from './support/fixtures'

interface Evening {
  league: MadeLeague
  players: PlayerView[]
  roundId: string
  spectator: Person
}

/** Two teams, a spectator, and a closed round: the first team wins two players for £5.00, the second one for £4.00. */
async function prepare(): Promise<Evening> {
  const league = await makeLeague({
    teams: [
      { name: 'Night Herons', shortName: 'NHE' },
      { name: 'Copper Foxes', shortName: 'CFX' },
    ],
    balances: { GBP: 1_000n },
  })
  const players = await makePlayers(league, [
    { name: 'Łukasz Ødemark', position: 'MID' },
    { name: 'Ada Bellweather', position: 'FWD' },
    { name: 'Cato Núñez', position: 'DEF' },
    { name: 'Nobody Wanted', position: 'GK' },
  ])
  const spectator = await joinLeague(league, { role: 'spectator', person: { name: 'Sam Spectator' } })
  const round = await makeOpenRound(league, { name: 'Opening night' })
  const [first, second, third] = players
  const [herons, foxes] = league.teams
  if (!first || !second || !third || !herons || !foxes) throw new Error('The factories made too little.')
  await submitBids(league, round.id, herons, [
    [first, 300],
    [second, 200],
  ])
  await submitBids(league, round.id, foxes, [
    [first, 250],
    [third, 400],
  ])
  await close(league, round.id)
  return { league, players, roundId: round.id, spectator }
}

/** The value under a label: "Available" → "£5.00". */
const stat = (page: Page, label: string): Locator =>
  page
    .locator('dl > div')
    .filter({ has: page.getByText(label, { exact: true }) })
    .locator('dd')
    .first()

/** Waits for a toast in each of the tabs. Called before the act: a toast does not stay. */
const toasts = (tabs: readonly Page[], text: RegExp) =>
  Promise.all(
    tabs.map((tab) => tab.getByRole('status').filter({ hasText: text }).first().waitFor({ timeout: 30_000 })),
  )

const pounds = (amount: bigint) => `£${amount / 100n}.${String(amount % 100n).padStart(2, '0')}`

async function expectMoney(db: Database, page: Page, teamId: string, label: 'Available' | 'Total') {
  const wallet = await db.wallet.findFirstOrThrow({ where: { teamId } })
  await expect(stat(page, label)).toHaveText(
    pounds(wallet.available + (label === 'Total' ? wallet.held : 0n)),
  )
}

test('a finalized round shows in five tabs at once, and its deletion too', async ({ db, tabs }) => {
  test.setTimeout(120_000)
  const { league, roundId, spectator } = await prepare()
  const [herons, foxes] = league.teams
  if (!herons || !foxes) throw new Error('The factories made no teams.')
  const teamPage = (team: { id: string }) => `/l/${league.slug}/teams/${team.id}`
  const heronTabs = await tabs(herons.manager, teamPage(herons), 2)
  const foxTabs = await tabs(foxes.manager, teamPage(foxes), 2)
  const [phone] = await tabs(spectator, teamPage(herons), 1, { phone: true })
  const [desk] = await tabs(league.owner, `/l/${league.slug}/admin/rounds/${roundId}`)
  if (!phone || !desk) throw new Error('A tab did not open.')
  const watchers = [...heronTabs, ...foxTabs, phone]
  for (const tab of watchers) await live(tab)
  for (const tab of heronTabs) await expect(stat(tab, 'Available')).toHaveText('£5.00')
  for (const tab of foxTabs) await expect(stat(tab, 'Available')).toHaveText('£3.50')
  // What is held would tell a sealed bid: others see the total alone.
  await expect(stat(phone, 'Total')).toHaveText('£10.00')
  await expect(phone.getByText('Available', { exact: true })).toHaveCount(0)

  const requests = watchers.map(watchRequests)
  const reloads = watchers.map((tab) => {
    const seen: string[] = []
    tab.on('framenavigated', (frame) => seen.push(frame.url()))
    return seen
  })
  await desk.getByRole('button', { name: 'Finalize round' }).click()
  expect(requests.flat(), 'nobody asks while nothing has happened').toEqual([])
  const told = Promise.all([
    toasts(heronTabs, /You won .*Ada Bellweather/),
    toasts(foxTabs, /You won Cato Núñez/),
    toasts([phone], /Night Herons won/),
  ])
  await desk.getByRole('alertdialog').getByRole('button', { name: 'Finalize round' }).click()
  await told

  for (const tab of heronTabs) {
    await expect(tab.getByText('Łukasz Ødemark').first()).toBeVisible()
    await expectMoney(db, tab, herons.id, 'Available')
    await expect(stat(tab, 'Available')).toHaveText('£5.00')
    await expect(stat(tab, 'Held')).toHaveText('£0.00')
  }
  for (const tab of foxTabs) {
    await expect(tab.getByText('Cato Núñez').first()).toBeVisible()
    await expect(stat(tab, 'Available')).toHaveText('£6.00')
    await expectMoney(db, tab, foxes.id, 'Available')
  }
  await expect(stat(phone, 'Total')).toHaveText('£5.00')
  await expect(phone.getByText('Ada Bellweather').first()).toBeVisible()
  expect(reloads.flat(), 'no tab was reloaded').toEqual([])
  // Each tab may ask once for what an event's rule cannot patch; it may not ask again and again.
  for (const seen of requests) expect(seen.length).toBeLessThanOrEqual(4)
  expect(await findBookErrors(db)).toEqual([])

  const refunded = toasts([...heronTabs, ...foxTabs], /Refund/)
  const answer = await desk.context().request.delete(`/api/rounds/${roundId}`, {
    headers: { 'idempotency-key': 'delete-the-opening-night' },
  })
  expect(await answer.json()).toMatchObject({ refunded: 3, round: { state: 'cancelled' } })
  await refunded
  for (const tab of heronTabs) await expect(stat(tab, 'Available')).toHaveText('£10.00')
  for (const tab of foxTabs) await expect(stat(tab, 'Available')).toHaveText('£10.00')
  await expect(stat(phone, 'Total')).toHaveText('£10.00')
  expect(await db.squadEntry.count({ where: { leagueId: league.leagueId } })).toBe(0)
  for (const tab of watchers)
    await expect(tab.getByRole('table', { name: /squad/i }).getByText('Ada Bellweather')).toHaveCount(0)
  expect(await findBookErrors(db)).toEqual([])
  for (const tab of [...heronTabs, ...foxTabs, phone, desk]) await expectFresh(tab)
})
