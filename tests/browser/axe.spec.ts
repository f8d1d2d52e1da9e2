import AxeBuilder from '@axe-core/playwright'
import type { BrowserContext, Page } from '@playwright/test'
import { paths } from '@/lib/contracts/paths'
import type { Database } from '@/lib/platform/database/client'
import { enterChat } from '@/lib/server/chats/access'
import { sendMessage } from '@/lib/server/chats/commands/send-message'
import { inTransaction } from '@/lib/server/events/unit-of-work'
import { createPost } from '@/lib/server/feed/commands/create-post'
import { payNow } from '@/lib/server/income/commands/pay-now'
import { enterLeague } from '@/lib/server/leagues/access'
import { createInvite } from '@/lib/server/leagues/commands/create-invite'
import { balanceManager } from '@/lib/server/ledger/balance-manager'
import { queueTransaction } from '@/lib/server/queue/commands/queue-transaction'
import { buyItem } from '@/lib/server/shop/commands/buy-item'
import { createItem } from '@/lib/server/shop/commands/create-item'
import {
  close,
  finalize,
  joinLeague,
  LIVE_RULES,
  makeDraftRound,
  makeIncome,
  makeLeague,
  makeOpenRound,
  makePlayers,
  makeTie,
  type Person,
  submitBids,
} from '@/lib/testing/factories'
import { expect, test } from './support/fixtures'

/** A league in the middle of its season, with a round in each state. */
async function prepare(db: Database) {
  const league = await makeLeague({
    name: 'The long-established Harbour and Dockyard League',
    teams: [
      { name: 'Night Herons of the Lower Harbour', shortName: 'NHE' },
      { name: 'Copper Foxes', shortName: 'CFX' },
    ],
  })
  const spectator = await joinLeague(league, { role: 'spectator' })
  const players = await makePlayers(league, [
    { name: 'Maximiliano-Sebastián Fernández de la Vega', position: 'GK', club: 'Wolverhampton Wanderers' },
    ...Array.from({ length: 39 }, (_, index) => ({
      name: `Player ${index}`,
      position: ['GK', 'DEF', 'MID', 'FWD'][index % 4] ?? 'GK',
      club: `Club ${index % 5}`,
      price: 5 + index,
    })),
  ])
  const [herons, foxes] = league.teams
  const [first, second, third, ...others] = players
  if (!herons || !foxes || !first || !second || !third) throw new Error('The factories made too little.')
  const settled = await makeOpenRound(league, { name: 'Opening night' })
  await submitBids(league, settled.id, herons, [
    [first, 12_345],
    [second, 300],
  ])
  await submitBids(league, settled.id, foxes, [[first, 500]])
  await finalize(league, settled.id)
  // Its preview shows a tie.
  const closed = await makeOpenRound(league, { name: 'The second round', rules: LIVE_RULES })
  for (const team of [herons, foxes]) await submitBids(league, closed.id, team, [[third, 700]])
  await close(league, closed.id)
  const open = await makeOpenRound(league, { name: 'The third round' })
  await submitBids(league, open.id, herons, [[third, 900]])
  const tied = await makeTie(league, {
    name: 'The tied round',
    players: others.slice(0, 2),
    rules: { tiebreaker: { seconds: 3_600, extendSeconds: 15, capSeconds: 7_200 } },
  })
  const tiebreakers = [
    paths.tiebreakers(league.slug),
    paths.tiebreaker(league.slug, tied.tiebreakers[0]?.id ?? ''),
  ]
  const income = await makeIncome(league)
  await inTransaction(league.owner, (uow) =>
    payNow(uow, league.scope, income.id, { reason: 'A good week', terms: null, replaces: null }),
  )
  const draft = await makeDraftRound(league, { name: 'A draft' })
  const wallet = await db.wallet.findFirstOrThrow({ where: { teamId: herons.id } })
  const posting = await db.posting.findFirstOrThrow({ where: { walletId: wallet.id } })
  const by = { leagueId: league.leagueId, actor: league.owner, reason: 'To look into it' }
  const other = await db.wallet.findFirstOrThrow({ where: { teamId: foxes.id } })
  await balanceManager.freeze({ ...by, walletId: other.id })
  const invite = { role: 'manager' as const, teamId: herons.id, maxUses: 5, days: 5 }
  const { code } = await createInvite(league.scope, invite)
  const post = await inTransaction(league.owner, (uow) =>
    createPost(uow, league.scope, 'A **word** and [a link](https://example.org)'),
  )
  const { id: channelId } = await db.chat.findUniqueOrThrow({ where: { leagueId: league.leagueId } })
  const inChannel = await enterChat(herons.manager, channelId)
  for (const text of ['A **word** and [a link](https://example.org)', 'And `another`'])
    await inTransaction(herons.manager, (uow) =>
      sendMessage(uow, inChannel, { clientId: crypto.randomUUID(), text, replyToId: null }),
    )
  const offer = {
    price: 500n,
    currencyId: wallet.currencyId,
    stock: 2,
    teamLimit: 1,
    onSaleFrom: null,
    onSaleUntil: null,
  }
  const effect = { kind: 'slot', slots: 1, position: null } as const
  const { id: itemId } = await inTransaction(league.owner, (uow) =>
    createItem(uow, league.scope, { ...offer, name: 'Folding chair', description: 'One more.', effect }),
  )
  const heronsScope = await enterLeague(herons.manager, league.leagueId)
  await inTransaction(herons.manager, (uow) => buyItem(uow, heronsScope, { itemId, price: 500n }))
  const adjustment = { walletId: wallet.id, amount: -9_000_000n }
  await queueTransaction({
    scope: league.scope,
    request: { kind: 'adjustment', payload: adjustment, reason: 'Too much' },
  })
  const { slug } = league
  return {
    league,
    spectator,
    manager: herons.manager,
    public: [paths.signIn(), paths.join(code), paths.join('x'.repeat(32)), '/nothing-here'],
    forManager: [
      paths.leagues(),
      paths.newLeague(),
      paths.account(),
      paths.people(),
      paths.inbox(),
      paths.league(slug),
      paths.team(slug, herons.id),
      paths.team(slug, foxes.id),
      paths.wallet(slug, wallet.id),
      `${paths.wallet(slug, wallet.id)}?kind=award&from=2026-01-01&tx=${posting.transactionId}`,
      paths.players(slug),
      paths.moneyIncome(slug),
    ],
    forManagerToo: [
      paths.rounds(slug),
      paths.shop(slug),
      paths.feed(slug),
      paths.feedPost(slug, post.id),
      paths.chats(slug),
      paths.chat(slug, channelId),
      paths.chat(slug, crypto.randomUUID()),
      ...[settled, closed, open, tied.round].map(({ id }) => paths.round(slug, id)),
      ...tiebreakers,
      `/l/${slug}/nothing-here`,
      '/l/no-such-league',
    ],
    forSpectator: [
      paths.money(slug),
      paths.league(slug),
      paths.team(slug, herons.id),
      paths.round(slug, open.id),
      paths.rounds(slug),
      ...tiebreakers,
    ],
    forCommissioner: [
      paths.league(slug),
      paths.importPlayers(slug),
      paths.newRound(slug),
      paths.members(slug),
      paths.moneyShop(slug),
      paths.moneyQueue(slug),
      paths.moneyIncome(slug),
      paths.money(slug),
      `${paths.money(slug)}?tx=${posting.transactionId}`,
      paths.moneyAudit(slug),
      paths.join(code),
      ...tiebreakers,
      ...[settled, closed, open, draft, tied.round].map(({ id }) => paths.adminRound(slug, id)),
    ],
  }
}

/** Everything is there: nothing loads, and what moves in has come to rest. */
async function settle(page: Page) {
  await page.waitForLoadState('load')
  // Not by its role: behind a sheet that the address opens it has none.
  await expect(page.locator('h1').first()).toBeAttached()
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0)
  await page.evaluate(async () => {
    await document.fonts.ready
    const finite = document
      .getAnimations()
      .filter((animation) => animation.effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY)
    await Promise.all(finite.map((animation) => animation.finished.catch(() => {})))
  })
}

/** Without a second page to gather frames in (there are none from elsewhere), nor a selector for all that is right: half the time. */
const axeOn = (page: Page) =>
  new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] })

/** What axe finds, and whether the page is wider than its screen. */
async function inspect(page: Page, path: string): Promise<string[]> {
  await page.goto(path)
  await settle(page)
  const { violations } = await axeOn(page).analyze()
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${path}: ${id} at ${target.join(' ')}\n${failureSummary}`),
  )
  const wide = await page.evaluate(() => {
    const most = document.documentElement.clientWidth
    if (document.documentElement.scrollWidth <= window.innerWidth) return null
    const culprits = [...document.querySelectorAll('body *')].filter(
      (element) => element.getBoundingClientRect().right > most + 1,
    )
    return culprits.slice(-3).map((element) => element.outerHTML.slice(0, 160))
  })
  if (wide) found.push(`${path}: wider than the screen: ${wide.join(' … ')}`)
  return found
}

async function inspectAll(context: BrowserContext, wanted: readonly string[]) {
  const page = await context.newPage()
  const found: string[] = []
  for (const path of wanted) found.push(...(await inspect(page, path)))
  await page.close()
  return found
}

/** Each size and each theme once; GAVEL_THOROUGH=1 crosses them. Contrast is also held token by token, by a unit test. */
const everyLook = [
  { phone: false, colorScheme: 'light' },
  { phone: true, colorScheme: 'dark' },
  { phone: false, colorScheme: 'dark' },
  { phone: true, colorScheme: 'light' },
] as const

/** Who looks at what, a test each: no one of them takes long, and they run side by side. */
const visitors: Record<string, (site: Site, signIn: SignIn, stranger: Stranger, look: Look) => Visit> = {
  stranger: (site, _signIn, stranger, look) => [stranger(look), site.public],
  'manager, at home': (site, signIn, _stranger, look) => [signIn(site.manager, look), site.forManager],
  'manager, in rounds and talk': (site, signIn, _stranger, look) => [
    signIn(site.manager, look),
    site.forManagerToo,
  ],
  spectator: (site, signIn, _stranger, look) => [signIn(site.spectator, look), site.forSpectator],
  commissioner: (site, signIn, _stranger, look) => [signIn(site.league.owner, look), site.forCommissioner],
}
type Site = Awaited<ReturnType<typeof prepare>>
type Look = (typeof everyLook)[number]
type Visit = [Promise<BrowserContext>, readonly string[]]
type SignIn = (person: Person, look: Look) => Promise<BrowserContext>
type Stranger = (look: Look) => Promise<BrowserContext>

test.describe.configure({ mode: 'parallel' })
for (const look of everyLook.slice(0, process.env.GAVEL_THOROUGH === '1' ? 4 : 2)) {
  for (const [who, visit] of Object.entries(visitors)) {
    const how = `${look.phone ? 'phone' : 'desktop'}, ${look.colorScheme}`
    test(`every page is accessible and fits: ${who}, ${how}`, async ({
      complaints,
      db,
      signIn,
      stranger,
    }) => {
      test.setTimeout(240_000)
      const [context, pages] = visit(await prepare(db), signIn, stranger, look)
      const found = await inspectAll(await context, pages)
      // Pages that are not there, which the browser mentions.
      complaints.splice(0, complaints.length, ...complaints.filter((line) => !line.includes('status of 404')))
      expect(found).toEqual([])
    })
  }
}
