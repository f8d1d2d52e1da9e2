import { randomBytes } from 'node:crypto'
import { type BrowserContext, test as base, devices, expect, type Page } from '@playwright/test'
import { createDatabase, type Database } from '@/lib/platform/database/client'
import { type AppServer, startAppServer, TEST_SECRET } from '@/lib/testing/app-server'
import { type Person, signInAs } from '@/lib/testing/factories'
import { type FaultProxy, startFaultProxy } from '@/lib/testing/fault-proxy'
import { createTestDatabase } from '@/lib/testing/postgres'
import { allowLostConnections, leaveHook, Network } from './network'

const SLOT = Symbol.for('gavel.database')

export interface TabOptions {
  /** A phone-sized screen with touch. */
  phone?: boolean
  colorScheme?: 'light' | 'dark'
  /** Another Gavel than the worker's. */
  url?: string
}

/** As many as were asked for. */
type Tabs<N extends number> = N extends 1
  ? [Page]
  : N extends 2
    ? [Page, Page]
    : N extends 3
      ? [Page, Page, Page]
      : Page[]

interface TestFixtures {
  /** Opens a browser of its own in which nobody is signed in. */
  stranger(options?: TabOptions): Promise<BrowserContext>
  /** Opens a browser in which a person is signed in; tabs of one person share it. */
  signIn(person: Person, options?: TabOptions): Promise<BrowserContext>
  /** Opens `count` tabs of a person on one address. They are loaded, not yet live. */
  tabs<N extends number = 1>(person: Person, path: string, count?: N, options?: TabOptions): Promise<Tabs<N>>
  /** Takes the network away from a tab, or from all tabs of a person, once they are live: real sockets break. */
  cut(who: Person | Page): Promise<void>
  /** Gives it back, and waits until all of them are live. */
  restore(who: Person | Page): Promise<void>
  /** A wire to the worker's Gavel with faults that no browser is told of: `tabs(…, { url: wire.url })`. */
  wire(): Promise<FaultProxy>
}

interface WorkerFixtures {
  /** The database that this worker's Gavel runs on, for factories and for comparing figures. */
  db: Database
  app: AppServer
}

/** What a page may not do unnoticed: a console error, an exception, a failed request of its own. */
function failOnComplaints(context: BrowserContext, complaints: string[]) {
  context.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()} (${message.location().url})`)
  })
  context.on('weberror', (error) => complaints.push(`exception: ${error.error()}`))
}

interface Inner {
  /** Set by a test that breaks connections: then what the browser says of it is no fault. */
  broken: { network: boolean }
  complaints: string[]
  /** Browsers in which somebody is signed in, by user and options. */
  contexts: Map<string, BrowserContext>
  network: Network
}

export const test = base.extend<TestFixtures & Inner, WorkerFixtures>({
  db: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that are needed from the pattern.
    async ({}, use) => {
      const { GAVEL_TEST_POSTGRES, GAVEL_TEST_TEMPLATE } = process.env
      if (!GAVEL_TEST_POSTGRES || !GAVEL_TEST_TEMPLATE) throw new Error('The global set-up did not run.')
      const name = `test_browser_${randomBytes(6).toString('hex')}`
      process.env.DATABASE_URL = await createTestDatabase(GAVEL_TEST_POSTGRES, GAVEL_TEST_TEMPLATE, name)
      process.env.GAVEL_SECRET = TEST_SECRET
      const db = createDatabase(process.env.DATABASE_URL, { poolSize: 4 })
      ;(globalThis as { [SLOT]?: Database })[SLOT] = db
      await use(db)
      await db.$disconnect()
    },
    { scope: 'worker' },
  ],
  app: [
    async ({ db: _db }, use) => {
      const app = await startAppServer({ env: { DATABASE_URL: process.env.DATABASE_URL ?? '' } })
      await use(app)
      expect(await app.stop(), 'Gavel stops cleanly').toBe(0)
    },
    { scope: 'worker', timeout: 90_000 },
  ],
  /** Filled by every page of the test; a test that expects one takes it out. */
  // biome-ignore lint/correctness/noEmptyPattern: as above.
  broken: async ({}, use) => use({ network: false }),
  complaints: async ({ broken }, use) => {
    const complaints: string[] = []
    await use(complaints)
    if (broken.network) allowLostConnections(complaints)
    expect(complaints, 'no console error, no exception').toEqual([])
  },
  stranger: async ({ app, browser, complaints }, use) => {
    const contexts: BrowserContext[] = []
    await use(async (options = {}) => {
      const screen = options.phone ? devices['iPhone 15'] : { viewport: { width: 1280, height: 800 } }
      const { defaultBrowserType: _type, ...device } = screen as (typeof devices)[string]
      const context = await browser.newContext({
        ...device,
        baseURL: options.url ?? app.url,
        colorScheme: options.colorScheme,
        // Two cores draw in software: motion would cost more than all the tests do.
        reducedMotion: 'reduce',
      })
      failOnComplaints(context, complaints)
      await leaveHook(context)
      contexts.push(context)
      return context
    })
    for (const context of contexts) await context.close()
  },
  // biome-ignore lint/correctness/noEmptyPattern: as above.
  contexts: async ({}, use) => use(new Map()),
  signIn: async ({ app, contexts, stranger }, use) => {
    await use(async (person, options = {}) => {
      const key = `${person.userId} ${JSON.stringify(options)}`
      const open = contexts.get(key)
      if (open) return open
      const context = await stranger(options)
      await giveCookie(context, options.url ?? app.url, (await signInAs(person)).cookie)
      contexts.set(key, context)
      return context
    })
  },
  tabs: async ({ signIn }, use) => {
    await use(
      async <N extends number = 1>(
        person: Person,
        path: string,
        count = 1 as N,
        options: TabOptions = {},
      ) => {
        const context = await signIn(person, options)
        const pages = await Promise.all(Array.from({ length: count }, () => context.newPage()))
        await Promise.all(pages.map((page) => page.goto(path)))
        return pages as Tabs<N>
      },
    )
  },
  network: async ({ contexts }, use) => {
    const of = ({ userId }: Person) =>
      [...contexts].flatMap(([key, context]) => (key.startsWith(userId) ? [context] : []))
    await use(new Network(of))
  },
  cut: ({ broken, network }, use) =>
    use((who) => {
      broken.network = true
      return network.cut(who)
    }),
  restore: ({ network }, use) => use((who) => network.restore(who)),
  wire: async ({ app, broken }, use) => {
    const wires: FaultProxy[] = []
    await use(async () => {
      broken.network = true
      const wire = await startFaultProxy(app.url)
      wires.push(wire)
      return wire
    })
    for (const wire of wires) await wire.close()
  },
})

export { expectFresh } from './network'
export { expect }

/** Signs a browser in by a Cookie header. */
export async function giveCookie(context: BrowserContext, url: string, cookie: string) {
  const [name = '', value = ''] = cookie.split('=')
  await context.addCookies([{ name, value, url, httpOnly: true, sameSite: 'Lax' }])
}

/** Waits until the page's connection is live. */
export const live = (page: Page) =>
  expect(page.getByRole('button', { name: /Connection:\s*Live/ })).toBeVisible()

/** Every request of a page to the API from now on. */
export function watchRequests(page: Page): { method: string; path: string }[] {
  const seen: { method: string; path: string }[] = []
  page.on('request', (request) => {
    const { pathname } = new URL(request.url())
    if (pathname.startsWith('/api/')) seen.push({ method: request.method(), path: pathname })
  })
  return seen
}
