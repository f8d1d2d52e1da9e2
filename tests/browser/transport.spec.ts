import type { Page } from '@playwright/test'
import { paths } from '@/lib/contracts/paths'
import type { Database } from '@/lib/platform/database/client'
import { balanceManager } from '@/lib/server/ledger/balance-manager'
import { startAppServer } from '@/lib/testing/app-server'
import { type MadeLeague, makeLeague } from '@/lib/testing/factories'
import { expect, expectFresh, live, test } from './support/fixtures'
import { allowLostConnections } from './support/network'

/** From the loss of the live channel to the next look at the server, with a loaded machine's allowance. */
const SLOWLY = { timeout: 40_000 }

const mark = (page: Page, word: string) =>
  expect(page.getByRole('button', { name: new RegExp(`Connection:\\s*${word}`) })).toBeVisible(SLOWLY)

const available = (page: Page) =>
  page
    .locator('dl > div')
    .filter({ has: page.getByText('Available', { exact: true }) })
    .locator('dd')
    .first()

async function prepare(db: Database) {
  const league = await makeLeague({ teams: 1, balances: { GBP: 1_000n } })
  const [team] = league.teams
  if (!team) throw new Error('The factories made no team.')
  const wallet = await db.wallet.findFirstOrThrow({ where: { teamId: team.id } })
  return { league, team, walletId: wallet.id, path: paths.team(league.slug, team.id) }
}

const give = (league: MadeLeague, walletId: string, amount: bigint) =>
  balanceManager.addBalance({
    leagueId: league.leagueId,
    actor: league.owner,
    reason: 'A gift',
    walletId,
    amount,
  })

const countReloads = (page: Page) => {
  const seen: string[] = []
  page.on('framenavigated', (frame) => seen.push(frame.url()))
  return seen
}

/** A link that is pressed now leaves the page as it is. */
async function goesNowhere(page: Page, path: string) {
  await page.getByRole('link', { name: 'Rounds' }).first().click()
  await expect(page.getByText('this page stays as it is')).toBeVisible()
  expect(new URL(page.url()).pathname).toBe(path)
  await expect(available(page)).toHaveText(/£/)
}

test('where WebSockets are blocked, long-polling carries the same', async ({ db, complaints, signIn }) => {
  const { league, team, walletId, path } = await prepare(db)
  const page = await (await signIn(team.manager)).newPage()
  await page.addInitScript(() => {
    const Native = window.WebSocket
    window.WebSocket = class extends Native {
      constructor() {
        // A port that nothing listens on: refused as a proxy would.
        super('ws://127.0.0.1:9')
      }
    }
  })
  const polls: string[] = []
  page.on('request', (request) => {
    if (request.url().includes('transport=polling')) polls.push(request.method())
  })
  await page.goto(path)
  await mark(page, 'Live')
  expect(polls.length).toBeGreaterThan(0)
  await give(league, walletId, 250n)
  await expect(available(page)).toHaveText('£12.50')
  await expect(page.getByRole('button', { name: /Connection:\s*Live/ })).toBeVisible()
  allowLostConnections(complaints)
})

test('where the live channel is blocked, the page asks now and then, and is live once it is free', async ({
  db,
  complaints,
  signIn,
}) => {
  test.setTimeout(120_000)
  const { league, team, walletId, path } = await prepare(db)
  const page = await (await signIn(team.manager)).newPage()
  let blocked = true
  await page.routeWebSocket(/\/socket\.io\//, (socket) => {
    if (blocked) void socket.close({ code: 1008, reason: 'blocked' })
    else socket.connectToServer()
  })
  await page.route(/\/socket\.io\//, (route) => (blocked ? route.abort() : route.continue()))
  await page.goto(path)
  await expect(available(page)).toHaveText('£10.00')
  await mark(page, 'Delayed')
  await give(league, walletId, 250n)
  await expect(available(page)).toHaveText('£12.50', SLOWLY)
  await mark(page, 'Delayed')
  blocked = false
  await mark(page, 'Live')
  await give(league, walletId, 250n)
  await expect(available(page)).toHaveText('£15.00')
  allowLostConnections(complaints)
})

test('promise 4: what happened while tabs were without network is caught up, without a reload', async ({
  db,
  cut,
  restore,
  tabs,
}) => {
  test.setTimeout(120_000)
  const { league, team, walletId, path } = await prepare(db)
  const [page, other] = await tabs(team.manager, path, 2)
  if (!page || !other) throw new Error('A tab did not open.')
  for (const tab of [page, other]) await live(tab)
  const reloads = countReloads(page)
  await cut(page)
  await give(league, walletId, 100n)
  await expect(available(other), 'the other tab goes on').toHaveText('£11.00')
  await mark(page, 'Offline')
  await goesNowhere(page, path)
  await give(league, walletId, 150n)
  await expect(available(page)).toHaveText('£10.00')
  await cut(team.manager)
  await give(league, walletId, 50n)
  await restore(team.manager)
  for (const tab of [page, other]) {
    await expect(available(tab)).toHaveText('£13.00')
    await expectFresh(tab)
  }
  expect(reloads).toEqual([])
})

test('promise 4: a connection that dies without a word is found dead, and what it lost is caught up', async ({
  db,
  tabs,
  wire,
}) => {
  test.setTimeout(120_000)
  const { league, team, walletId, path } = await prepare(db)
  const faulty = await wire()
  const [page] = await tabs(team.manager, path, 1, { url: faulty.url })
  if (!page) throw new Error('A tab did not open.')
  await live(page)
  faulty.set({ sliceBytes: 7 })
  await give(league, walletId, 100n)
  await expect(available(page), 'an event in slices').toHaveText('£11.00')
  faulty.set({ sliceBytes: 0, blackHole: true })
  await give(league, walletId, 150n)
  // As when the network under a laptop changes: the browser asks, and nobody answers.
  await page.evaluate(() => window.dispatchEvent(new Event('online')))
  await expect(page.getByRole('button', { name: /Connection:\s*Live/ })).toHaveCount(0)
  faulty.reset()
  faulty.heal()
  await mark(page, 'Live')
  await expect(available(page)).toHaveText('£12.50')
  await expectFresh(page)
})

test('promise 4: a server that is killed and comes back is picked up without a reload', async ({
  complaints,
  db,
  signIn,
}) => {
  test.setTimeout(120_000)
  const { league, team, walletId, path } = await prepare(db)
  const env = { DATABASE_URL: process.env.DATABASE_URL ?? '' }
  const doomed = await startAppServer({ env })
  const context = await signIn(team.manager, { url: doomed.url })
  const page = await context.newPage()
  await page.goto(path)
  await live(page)
  await expect(available(page)).toHaveText('£10.00')
  const reloads = countReloads(page)

  await doomed.stop('SIGKILL')
  await expect(page.getByRole('button', { name: /Connection:\s*Live/ })).toHaveCount(0)
  // Nobody knows yet whether it is the server or the connection.
  await goesNowhere(page, path)
  await give(league, walletId, 250n)
  const restarted = await startAppServer({ env, port: Number(new URL(doomed.url).port) })
  expect(restarted.url).toBe(doomed.url)
  await mark(page, 'Live')
  await expect(available(page)).toHaveText('£12.50')
  await give(league, walletId, 250n)
  await expect(available(page)).toHaveText('£15.00')
  expect(reloads).toEqual([])
  allowLostConnections(complaints)
  // A server that is starting says so to whoever asks.
  complaints.splice(0, complaints.length, ...complaints.filter((line) => !line.includes('status of 503')))
  await page.close()
  expect(await restarted.stop()).toBe(0)
})
