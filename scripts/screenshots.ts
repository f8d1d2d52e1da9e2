import { randomBytes } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { type Browser, chromium, devices, expect } from '@playwright/test'
import { database } from '@/lib/platform/database/client'
import { startAppServer, TEST_SECRET } from '@/lib/testing/app-server'
import { signInAs } from '@/lib/testing/factories'
import { createTestDatabase, startTestPostgres } from '@/lib/testing/postgres'
import { demoAccounts } from '@/prisma/seed'
import { ensureBrowser } from './lib/browser.mjs'
import { writeContactSheet } from './lib/contact-sheet'
import { fillQueue } from './lib/demo-queue'
import { startTiebreakers } from './lib/demo-tiebreakers'

/**
 * `npm run screenshots [-- --only NAME]`: every page of the demo league on a fresh database, desktop and phone, light
 * and dark. The pictures themselves go to .cache/screenshots, a small sheet a page to docs/images/pages, with docs/pages.md
 * to look through them.
 */
const { values } = parseArgs({ options: { only: { type: 'string' } } })
const PICTURES = '.cache/screenshots'
const SHEETS = 'docs/images/pages'

interface Shot {
  name: string
  /** For docs/pages.md. */
  title: string
  as: 'olive' | 'mara' | 'sam' | null
  path: string
}

const postgres = await startTestPostgres('screenshots')
process.env.GAVEL_SECRET = TEST_SECRET
process.env.GAVEL_LOG_LEVEL = 'warn'
process.env.DATABASE_URL = await createTestDatabase(
  postgres.url,
  postgres.template,
  `test_${randomBytes(6).toString('hex')}`,
)
const app = await startAppServer({ env: { DATABASE_URL: process.env.DATABASE_URL, GAVEL_DEMO: '1' } })
try {
  await Promise.all([PICTURES, SHEETS].map((folder) => mkdir(folder, { recursive: true })))
  const executablePath = await ensureBrowser()
  const browser = await chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-gpu', '--no-first-run'],
  })
  const all = await shots()
  for (const shot of all) {
    if (values.only && !shot.name.includes(values.only)) continue
    const pictures: string[][] = []
    for (const colorScheme of ['light', 'dark'] as const) {
      const row: string[] = []
      for (const screen of ['desktop', 'phone'] as const)
        row.push(await take(browser, shot, colorScheme, screen))
      pictures.push(row)
    }
    await writeContactSheet(browser, pictures, `${SHEETS}/${shot.name}.jpg`)
  }
  await writeFile('docs/pages.md', gallery(all))
  await browser.close()
} finally {
  await app.stop()
  await database().$disconnect()
  await postgres.stop()
}

function gallery(all: readonly Shot[]): string {
  const pages = all.map(({ name, title }) => `## ${title}\n\n![${title}](images/pages/${name}.jpg)`)
  return `# Pages\n\nThe demo league on a desktop and a phone, in light and dark, as \`npm run screenshots\` takes them.\n\n${pages.join('\n\n')}\n`
}

async function shots(): Promise<Shot[]> {
  const db = database()
  const league = await db.league.findFirstOrThrow({ where: { slug: 'lamplight' } })
  const team = await db.team.findFirstOrThrow({
    where: { name: 'Night Herons' },
    include: { wallets: { orderBy: { currency: { sortOrder: 'asc' } } } },
  })
  const live = await startTiebreakers(league.id)
  await fillQueue(league.id)
  const rounds = await db.round.findMany({ where: { leagueId: league.id } })
  const resolving = rounds.find((round) => round.state === 'resolving')?.id
  const channel = (await db.chat.findUniqueOrThrow({ where: { leagueId: league.id } })).id
  const direct = (await db.chat.findFirstOrThrow({ where: { kind: 'direct' } })).id
  const post = (await db.feedPost.findFirstOrThrow({ where: { authorId: { not: null } } })).id
  const open = rounds.find((round) => round.state === 'open')?.id
  const done = rounds.find((round) => round.state === 'finalized')?.id
  const inLeague = `/l/${league.slug}`
  return [
    { name: 'sign-in', title: 'Sign in', as: null, path: '/sign-in' },
    { name: 'leagues', title: 'My leagues', as: 'mara', path: '/leagues' },
    { name: 'new-league', title: 'Found a league', as: 'mara', path: '/leagues/new' },
    { name: 'account', title: 'Account', as: 'mara', path: '/account' },
    { name: 'overview', title: 'League overview', as: 'mara', path: inLeague },
    { name: 'dashboard', title: 'Team dashboard', as: 'mara', path: `${inLeague}/teams/${team.id}` },
    {
      name: 'dashboard-spectator',
      title: 'A team, as a spectator sees it',
      as: 'sam',
      path: `${inLeague}/teams/${team.id}`,
    },
    { name: 'players', title: 'Players', as: 'mara', path: `${inLeague}/players` },
    { name: 'import', title: 'Import players', as: 'olive', path: `${inLeague}/players/import` },
    { name: 'rounds', title: 'Rounds', as: 'mara', path: `${inLeague}/rounds` },
    { name: 'new-round', title: 'New round', as: 'olive', path: `${inLeague}/rounds/new` },
    { name: 'bid-sheet', title: 'Bid sheet', as: 'mara', path: `${inLeague}/rounds/${open}` },
    { name: 'results', title: 'Round results', as: 'mara', path: `${inLeague}/rounds/${done}` },
    {
      name: 'commissioner-open',
      title: 'Commissioner: an open round',
      as: 'olive',
      path: `${inLeague}/admin/rounds/${open}`,
    },
    {
      name: 'commissioner-done',
      title: 'Commissioner: a finalized round',
      as: 'olive',
      path: `${inLeague}/admin/rounds/${done}`,
    },
    {
      name: 'statement',
      title: 'Wallet statement',
      as: 'mara',
      path: `${inLeague}/wallets/${team.wallets[0]?.id}`,
    },
    { name: 'money', title: 'Commissioner: money', as: 'olive', path: `${inLeague}/money` },
    { name: 'audit', title: 'Commissioner: the audit log', as: 'olive', path: `${inLeague}/money/audit` },
    { name: 'tiebreakers', title: 'Tiebreakers', as: 'mara', path: `${inLeague}/tiebreakers` },
    { name: 'tiebreaker', title: 'A live tiebreaker', as: 'mara', path: `${inLeague}/tiebreakers/${live}` },
    {
      name: 'tiebreaker-spectator',
      title: 'A live tiebreaker, as a spectator sees it',
      as: 'sam',
      path: `${inLeague}/tiebreakers/${live}`,
    },
    {
      name: 'commissioner-tiebreakers',
      title: 'Commissioner: tiebreakers',
      as: 'olive',
      path: `${inLeague}/tiebreakers`,
    },
    {
      name: 'commissioner-resolving',
      title: 'Commissioner: a round in tiebreakers',
      as: 'olive',
      path: `${inLeague}/admin/rounds/${resolving}`,
    },
    { name: 'chats', title: 'Chats', as: 'mara', path: `${inLeague}/chat` },
    { name: 'channel', title: 'The league’s channel', as: 'mara', path: `${inLeague}/chat/${channel}` },
    { name: 'direct-chat', title: 'A direct chat', as: 'mara', path: `${inLeague}/chat/${direct}` },
    { name: 'feed', title: 'Feed', as: 'mara', path: `${inLeague}/feed` },
    { name: 'post', title: 'A post and its comments', as: 'mara', path: `${inLeague}/feed/${post}` },
    { name: 'people', title: 'People', as: 'mara', path: '/people' },
    { name: 'inbox', title: 'Inbox', as: 'mara', path: '/inbox' },
    { name: 'income', title: 'Income, for its commissioner', as: 'olive', path: `${inLeague}/money/income` },
    { name: 'shop', title: 'Shop', as: 'mara', path: `${inLeague}/shop` },
    { name: 'shop-desk', title: 'Commissioner: the shop', as: 'olive', path: `${inLeague}/money/shop` },
    { name: 'shop-queue', title: 'Commissioner: the queue', as: 'olive', path: `${inLeague}/money/queue` },
    { name: 'members', title: 'Members', as: 'olive', path: `${inLeague}/members` },
  ]
}

async function take(
  browser: Browser,
  shot: Shot,
  colorScheme: 'light' | 'dark',
  screen: 'desktop' | 'phone',
): Promise<string> {
  const { defaultBrowserType: _type, ...phone } = devices['iPhone 15'] as (typeof devices)[string]
  const device =
    screen === 'phone' ? { ...phone, deviceScaleFactor: 1 } : { viewport: { width: 1280, height: 800 } }
  const context = await browser.newContext({
    ...device,
    baseURL: app.url,
    colorScheme,
    reducedMotion: 'reduce',
  })
  if (shot.as) {
    const { cookie } = await signInAs({ email: `${shot.as}@example.org`, password: demoAccounts.password })
    const [name = '', value = ''] = cookie.split('=')
    await context.addCookies([{ name, value, url: app.url }])
  }
  const page = await context.newPage()
  await page.goto(shot.path)
  if (shot.as) await page.getByRole('button', { name: /Connection:\s*Live/ }).waitFor()
  // Blocks that breathe stand for what is still on its way; the dot of what is live is a span.
  await expect(page.locator('[aria-busy=true], div.animate-breathe')).toHaveCount(0)
  const path = `${PICTURES}/${shot.name}-${screen}-${colorScheme}.png`
  await page.screenshot({ path })
  await context.close()
  return path
}
