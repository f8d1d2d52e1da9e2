import type { Locator, Page } from '@playwright/test'
import { paths } from '@/lib/contracts/paths'
import { findBookErrors } from '@/lib/testing/books'
import { close, joinLeague, makeLeague, makeOpenRound, makePlayers } from '@/lib/testing/factories'
import { expect, live, test } from './support/fixtures'

const bid = (page: Page, player: string): Locator => page.getByLabel(`Bid for ${player}`, { exact: true })

const saved = (page: Page) => expect(page.locator('[data-save=saved]').first()).toBeVisible()

/** The value under a label: "Held" → "£5.00". */
const stat = (page: Page, label: string): Locator =>
  page
    .locator('dl > div')
    .filter({ has: page.getByText(label, { exact: true }) })
    .first()

/** Everything that a page is sent by the API and over its socket, as text. */
function overhear(page: Page): { text: () => Promise<string> } {
  const heard: Promise<string>[] = []
  page.on('response', (response) => {
    if (new URL(response.url()).pathname.startsWith('/_next/static/')) return
    heard.push(response.text().catch(() => ''))
  })
  page.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => void heard.push(Promise.resolve(String(payload)))),
  )
  return { text: async () => (await Promise.all(heard)).join('\n') }
}

async function prepare() {
  const league = await makeLeague({
    teams: [{ name: 'Night Herons' }, { name: 'Copper Foxes' }],
    balances: { GBP: 100_000_000n },
  })
  const players = await makePlayers(league, [
    { name: 'Ada Bellweather', position: 'FWD' },
    { name: 'Cato Núñez', position: 'DEF' },
    { name: 'Łukasz Ødemark', position: 'MID' },
  ])
  const round = await makeOpenRound(league, { name: 'Opening night' })
  const spectator = await joinLeague(league, { role: 'spectator' })
  const [herons, foxes] = league.teams
  if (!herons || !foxes) throw new Error('The factories made no teams.')
  return { league, players, round, spectator, herons, foxes, path: paths.round(league.slug, round.id) }
}

test('a draft goes to the other tab by itself, and leaves alone what is being typed there', async ({
  complaints,
  db,
  tabs,
}) => {
  const { herons, round, path } = await prepare()
  const [one, two] = await tabs(herons.manager, path, 2)
  if (!one || !two) throw new Error('A tab did not open.')
  await live(one)
  await live(two)
  const reloads: string[] = []
  for (const tab of [one, two]) tab.on('framenavigated', (frame) => reloads.push(frame.url()))

  // Typed, saved, and still as it was typed: nothing is put in order under the cursor.
  await bid(two, 'Cato Núñez').fill('2.5')
  await expect(bid(one, 'Cato Núñez')).toHaveValue('2.50')
  await expect(bid(two, 'Cato Núñez')).toBeFocused()
  await bid(one, 'Ada Bellweather').fill('1200')
  await expect(bid(two, 'Ada Bellweather')).toHaveValue('1,200.00')
  await expect(bid(two, 'Cato Núñez')).toBeFocused()
  await expect(bid(two, 'Cato Núñez')).toHaveValue('2.5')
  await bid(two, 'Cato Núñez').blur()
  await expect(bid(two, 'Cato Núñez')).toHaveValue('2.50')
  await saved(one)
  await saved(two)

  // Both tabs at the same player: neither is overwritten in silence.
  let letGo = () => {}
  const held = new Promise<void>((resolve) => {
    letGo = resolve
  })
  await two.route('**/sheet', async (route) => {
    if (route.request().method() === 'PUT') await held
    await route.continue()
  })
  const sending = two.waitForRequest((request) => request.method() === 'PUT')
  await bid(two, 'Łukasz Ødemark').fill('9.99')
  await sending
  await bid(one, 'Łukasz Ødemark').fill('1.11')
  await saved(one)
  letGo()
  await expect(two.getByRole('alert').filter({ hasText: 'changed elsewhere while you edited' })).toBeVisible()
  await expect(bid(two, 'Łukasz Ødemark')).toHaveValue('9.99')
  await two.getByRole('button', { name: 'Take theirs' }).click()
  await expect(bid(two, 'Łukasz Ødemark')).toHaveValue('1.11')
  await saved(two)
  // The browser says of the save that came second that it was refused.
  const refusals = complaints.filter((line) => line.includes('status of 409'))
  expect(refusals.length).toBeLessThanOrEqual(2)
  complaints.splice(0, complaints.length, ...complaints.filter((line) => !refusals.includes(line)))

  expect(reloads, 'no tab was reloaded').toEqual([])
  expect(await db.bid.count({ where: { roundId: round.id } }), 'a draft is no bid').toBe(0)
  const wallet = await db.wallet.findFirstOrThrow({ where: { teamId: herons.id } })
  expect(wallet.held).toBe(0n)
})

test('submitted bids are held in every tab of the team, and told to nobody else', async ({ db, tabs }) => {
  test.setTimeout(120_000)
  const { league, herons, foxes, spectator, round, path } = await prepare()
  const adminPath = paths.adminRound(league.slug, round.id)
  const dashboardPath = paths.team(league.slug, herons.id)
  // Opened empty first, so that nothing of what they are sent is missed.
  const watch = async (person: typeof spectator, at: string) => {
    const [page] = await tabs(person, 'about:blank')
    if (!page) throw new Error('A tab did not open.')
    const heard = overhear(page)
    await page.goto(at)
    await live(page)
    return { page, heard }
  }
  const [one, two] = await tabs(herons.manager, path, 2)
  const [dashboard] = await tabs(herons.manager, dashboardPath)
  if (!one || !two || !dashboard) throw new Error('A tab did not open.')
  for (const tab of [one, two, dashboard]) await live(tab)
  const desk = await watch(league.owner, adminPath)
  const watchers = [
    desk,
    await watch(foxes.manager, path),
    await watch(foxes.manager, dashboardPath),
    await watch(spectator, path),
    await watch(spectator, dashboardPath),
  ]
  const own = overhear(two)
  const team = desk.page
    .getByRole('list', { name: 'Teams' })
    .getByRole('listitem')
    .filter({ hasText: 'Night Herons' })
  await expect(team).toContainText('Not yet')

  await bid(one, 'Ada Bellweather').fill('73519.37')
  await bid(one, 'Cato Núñez').fill('64829.51')
  await saved(one)
  await one.getByRole('button', { name: 'Submit bids' }).first().click()
  await one.getByRole('alertdialog').getByRole('button', { name: 'Submit bids' }).click()
  await expect(one.getByRole('alertdialog')).toHaveCount(0)
  for (const tab of [one, two]) {
    await expect(stat(tab, 'Available')).toContainText('£861,651.12')
    await expect(stat(tab, 'Available')).toContainText('£138,348.88 held')
    await expect(tab.getByText('2 bids submitted').first()).toBeVisible()
  }
  await expect(stat(dashboard, 'Held')).toContainText('£138,348.88')
  await expect(stat(dashboard, 'Available')).toContainText('£861,651.12')
  await expect(team).toContainText('Submitted')

  // Whatever came of it has come: all of them hear of the close, which is after it.
  await close(league, round.id)
  for (const { page } of watchers) await expect(page.getByText(/closed/i).first()).toBeVisible()
  for (const tab of [one, two]) {
    await expect(tab.locator('input[aria-label^="Bid for"]:not([readonly])')).toHaveCount(0)
    await expect(tab.getByText('Your bids count')).toBeVisible()
  }
  const tells = [7_351_937, 6_482_951, 13_834_888, 86_165_112, 92_648_063].flatMap((figure) => [
    String(figure),
    (figure / 100).toFixed(2),
    (figure / 100).toLocaleString('en-GB'),
  ])
  const findTells = (text: string) => tells.filter((tell) => text.includes(tell))
  expect(findTells(await own.text()).length, 'the check finds what it looks for').toBeGreaterThan(0)
  for (const { page, heard } of watchers) {
    // After the close the commissioner may see the preview.
    if (page === desk.page) continue
    expect(findTells(await heard.text()), page.url()).toEqual([])
    expect(findTells(await page.content()), page.url()).toEqual([])
  }
  expect(await findBookErrors(db)).toEqual([])
})

test('the commissioner is told that a team has submitted, and no figure', async ({ tabs }) => {
  const { league, herons, round, path } = await prepare()
  const [one] = await tabs(herons.manager, path)
  const [desk] = await tabs(league.owner, 'about:blank')
  if (!one || !desk) throw new Error('A tab did not open.')
  const heard = overhear(desk)
  await desk.goto(paths.adminRound(league.slug, round.id))
  await live(desk)
  await live(one)
  await bid(one, 'Ada Bellweather').fill('73519.37')
  await saved(one)
  await one.getByRole('button', { name: 'Submit bids' }).first().click()
  await one.getByRole('alertdialog').getByRole('button', { name: 'Submit bids' }).click()
  const team = desk
    .getByRole('list', { name: 'Teams' })
    .getByRole('listitem')
    .filter({ hasText: 'Night Herons' })
  await expect(team).toContainText('Submitted')
  await expect(desk.getByText('1 of 2 teams')).toBeVisible()
  await desk.reload()
  await expect(team).toContainText('Submitted')
  const text = `${await heard.text()}${await desk.content()}`
  for (const tell of ['7351937', '73519.37', '73,519.37', '92648063', '926,480.63'])
    expect(text).not.toContain(tell)
})

test('a bid above the largest safe one is refused in a sentence', async ({ db, tabs }) => {
  const { herons, round, path } = await prepare()
  const [page] = await tabs(herons.manager, path)
  if (!page) throw new Error('A tab did not open.')
  await live(page)
  await bid(page, 'Ada Bellweather').fill('1000000.01')
  await expect(page.getByText('The most you can safely bid is £1,000,000.00.')).toBeVisible()
  await expect(bid(page, 'Ada Bellweather')).toHaveAttribute('aria-invalid', 'true')
  await expect(page.getByRole('button', { name: 'Submit bids' }).first()).toBeDisabled()
  await bid(page, 'Ada Bellweather').fill('1e3')
  await expect(bid(page, 'Ada Bellweather')).toHaveAttribute('aria-invalid', 'true')
  await expect(page.getByRole('button', { name: 'Submit bids' }).first()).toBeDisabled()
  await bid(page, 'Ada Bellweather').fill('1000000')
  await expect(page.getByRole('button', { name: 'Submit bids' }).first()).toBeEnabled()
  expect(await db.bid.count({ where: { roundId: round.id } })).toBe(0)
})
