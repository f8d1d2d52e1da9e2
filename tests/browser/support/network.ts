import { type BrowserContext, type CDPSession, expect, type Page } from '@playwright/test'
import type { TabTools } from '@/lib/client/tab-tools'
import type { Person } from '@/lib/testing/factories'

type ToolsWindow = Window & { gavel?: TabTools }

/** A tab tells how it is only to a hook that was there before its own scripts. */
export const leaveHook = (context: BrowserContext) =>
  context.addInitScript(() => {
    window.__gavelHook = (tools) => {
      ;(window as ToolsWindow).gavel = tools
    }
  })

/** What the browser says of connections that a test breaks. */
const LOST =
  /ERR_(FAILED|INCOMPLETE_CHUNKED_ENCODING|INTERNET_DISCONNECTED|CONNECTION_\w+|EMPTY_RESPONSE|NETWORK_CHANGED|SOCKET_NOT_CONNECTED)|WebSocket/

/** Takes out of what the pages complained of what the test itself has caused. */
export function allowLostConnections(complaints: string[]): void {
  complaints.splice(0, complaints.length, ...complaints.filter((line) => !LOST.test(line)))
}

/** Connections that can be cut: of a tab, or of all tabs of a person. */
export class Network {
  private readonly sessions = new Map<Page, CDPSession>()
  /** Tabs that are cut off now. */
  private readonly lost = new Set<Page>()
  private readonly contextsOf: (person: Person) => BrowserContext[]

  constructor(contextsOf: (person: Person) => BrowserContext[]) {
    this.contextsOf = contextsOf
  }

  /**
   * Takes the network away: open sockets break, and the browser says `offline`. A tab that is still opening is live first, so that it
   * has something to lose. @returns once no tab is live any more
   */
  async cut(who: Person | Page): Promise<void> {
    for (const tab of this.tabsOf(who)) if (!this.lost.has(tab)) await untilLive(tab)
    await this.set(who, true)
    for (const tab of this.tabsOf(who)) {
      this.lost.add(tab)
      await tab.waitForFunction(() => (window as ToolsWindow).gavel?.status() !== 'live')
    }
  }

  /** Gives it back. @returns once every tab is live again */
  async restore(who: Person | Page): Promise<void> {
    await this.set(who, false)
    for (const tab of this.tabsOf(who)) {
      this.lost.delete(tab)
      await untilLive(tab)
    }
  }

  private tabsOf(who: Person | Page): Page[] {
    if (isPage(who)) return [who]
    return this.contextsOf(who)
      .flatMap((context) => context.pages())
      .filter((page) => page.url() !== 'about:blank')
  }

  private async set(who: Person | Page, offline: boolean) {
    if (!isPage(who)) {
      for (const context of this.contextsOf(who)) await context.setOffline(offline)
      // A tab that was cut by itself before comes back with its person.
      for (const tab of offline ? [] : this.tabsOf(who))
        if (this.sessions.has(tab)) await this.set(tab, false)
      return
    }
    const session = this.sessions.get(who) ?? (await who.context().newCDPSession(who))
    this.sessions.set(who, session)
    const unlimited = { latency: 0, downloadThroughput: -1, uploadThroughput: -1 }
    await session.send('Network.enable')
    await session.send('Network.emulateNetworkConditions', { offline, ...unlimited })
  }
}

const untilLive = (tab: Page) =>
  tab.waitForFunction(() => (window as ToolsWindow).gavel?.status() === 'live', undefined, {
    timeout: 30_000,
  })

const isPage = (who: Person | Page): who is Page => 'goto' in who

/**
 * After quiet, every live answer that the tab shows is what a read of the same address says now. Something may be under way
 * still: then it looks again, for as long as an expectation waits.
 */
export async function expectFresh(tab: Page): Promise<void> {
  const isQuiet = () => (window as ToolsWindow).gavel?.isQuiet() ?? false
  await expect(async () => {
    await tab.waitForFunction(isQuiet, undefined, { timeout: 20_000 })
    const reads = await tab.evaluate(() => (window as ToolsWindow).gavel?.freshReads() ?? [])
    expect(reads.length, 'the tab shows live data').toBeGreaterThan(0)
    for (const { key, shown, fresh } of reads) expect(shown, `shown of ${key.join(' ')}`).toEqual(fresh)
  }).toPass({ timeout: 30_000 })
}
