import { randomBytes } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { type Browser, chromium, devices, expect } from '@playwright/test'
import { database } from '@/lib/platform/database/client'
import { startAppServer, TEST_SECRET } from '@/lib/testing/app-server'
import { signInAs } from '@/lib/testing/factories'
import { createTestDatabase, startTestPostgres } from '@/lib/testing/postgres'
import { demoAccounts } from '@/prisma/seed'

/**
 * `npm run screenshots [-- --out FOLDER] [--only NAME]`: the demo league's pages on a fresh database, desktop and phone,
 * light and dark. The README's pictures are kept in docs/images.
 */
const { values } = parseArgs({
  options: { out: { type: 'string', default: '.cache/screenshots' }, only: { type: 'string' } },
})

interface Shot {
  name: string
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
  await mkdir(values.out, { recursive: true })
  const executablePath = process.env.GAVEL_CHROMIUM
  const browser = await chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-gpu', '--no-first-run'],
  })
  for (const shot of await shots()) {
    if (values.only && !shot.name.includes(values.only)) continue
    for (const colorScheme of ['light', 'dark'] as const) {
      for (const screen of ['desktop', 'phone'] as const) await take(browser, shot, colorScheme, screen)
    }
  }
  await browser.close()
} finally {
  await app.stop()
  await database().$disconnect()
  await postgres.stop()
}

async function shots(): Promise<Shot[]> {
  const db = database()
  const league = await db.league.findFirstOrThrow({ where: { slug: 'lamplight' } })
  const team = await db.team.findFirstOrThrow({ where: { name: 'Night Herons' }, include: { wallets: true } })
  const rounds = await db.round.findMany({ where: { leagueId: league.id } })
  const open = rounds.find((round) => round.state === 'open')?.id
  const done = rounds.find((round) => round.state === 'finalized')?.id
  const inLeague = `/l/${league.slug}`
  return [
    { name: 'sign-in', as: null, path: '/sign-in' },
    { name: 'leagues', as: 'mara', path: '/leagues' },
    { name: 'new-league', as: 'mara', path: '/leagues/new' },
    { name: 'account', as: 'mara', path: '/account' },
    { name: 'overview', as: 'mara', path: inLeague },
    { name: 'dashboard', as: 'mara', path: `${inLeague}/teams/${team.id}` },
    { name: 'dashboard-spectator', as: 'sam', path: `${inLeague}/teams/${team.id}` },
    { name: 'players', as: 'mara', path: `${inLeague}/players` },
    { name: 'import', as: 'olive', path: `${inLeague}/players/import` },
    { name: 'rounds', as: 'mara', path: `${inLeague}/rounds` },
    { name: 'new-round', as: 'olive', path: `${inLeague}/rounds/new` },
    { name: 'bid-sheet', as: 'mara', path: `${inLeague}/rounds/${open}` },
    { name: 'results', as: 'mara', path: `${inLeague}/rounds/${done}` },
    { name: 'commissioner-open', as: 'olive', path: `${inLeague}/admin/rounds/${open}` },
    { name: 'commissioner-done', as: 'olive', path: `${inLeague}/admin/rounds/${done}` },
    { name: 'statement', as: 'mara', path: `${inLeague}/wallets/${team.wallets[0]?.id}` },
    { name: 'members', as: 'olive', path: `${inLeague}/members` },
  ]
}

async function take(
  browser: Browser,
  shot: Shot,
  colorScheme: 'light' | 'dark',
  screen: 'desktop' | 'phone',
) {
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
  // Blocks that breathe stand for what is still on its way.
  await expect(page.locator('[aria-busy], .animate-breathe')).toHaveCount(0)
  await page.screenshot({ path: `${values.out}/${shot.name}-${screen}-${colorScheme}.png` })
  await context.close()
}
