import type { OutboxSender } from '@/lib/client/outbox-sender'
import { signInAs } from '@/lib/testing/factories'
import { type FaultProxy, startFaultProxy } from '@/lib/testing/fault-proxy'
import type { HearingCheck } from '@/lib/testing/hearing-check'
import { LiveTab } from '@/lib/testing/live-tab'
import type { Device } from './device'
import type { Nodes } from './nodes'
import { pagesOf } from './pages'
import type { Someone, World } from './world'

/** A place at which somebody sits: one tab at a time, opened anew when it is reloaded, and a network of its own. */
export class Seat {
  readonly name: string
  readonly someone: Someone
  readonly proxy: FaultProxy
  tab: LiveTab
  outbox: OutboxSender | null = null
  /** What was found wrong, and what was heard, in tabs that are closed by now. */
  private readonly faults: string[] = []
  private readonly past: HearingCheck['numbers'] = []
  private readonly world: World
  private readonly device: Device | null
  private readonly cookie: string
  private opened = 0
  private closeOutbox = () => {}

  private constructor(
    name: string,
    world: World,
    someone: Someone,
    proxy: FaultProxy,
    cookie: string,
    device: Device | null,
  ) {
    this.name = name
    this.world = world
    this.someone = someone
    this.proxy = proxy
    this.cookie = cookie
    this.device = device
    this.tab = this.open()
  }

  static async take(
    world: World,
    nodes: Nodes,
    someone: Someone,
    node: 0 | 1,
    device: Device | null,
  ): Promise<Seat> {
    const proxy = await startFaultProxy(nodes.urls[node])
    const { cookie } = await signInAs(someone)
    return new Seat(
      `${someone.name} (${node === 0 ? 'here' : 'there'})`,
      world,
      someone,
      proxy,
      cookie,
      device,
    )
  }

  private open(): LiveTab {
    const tab = new LiveTab(`${this.name} ${++this.opened}`, { origin: this.proxy.url, cookie: this.cookie })
    if (this.device) {
      const { outbox, close } = this.device.open(tab)
      this.outbox = outbox
      this.closeOutbox = close
    }
    return tab
  }

  pages() {
    return pagesOf(this.world, this.someone)
  }

  reload(): void {
    const names = this.pages()
      .filter((page) => this.tab.shows(page))
      .map(({ key }) => JSON.stringify(key))
    this.close()
    this.tab = this.open()
    for (const page of this.pages()) if (names.includes(JSON.stringify(page.key))) this.tab.show(page)
  }

  /** All that was heard amiss so far. */
  amiss(): string[] {
    return [...this.faults, ...this.tab.hearing.faults]
  }

  /** The numbers of all that its tabs heard as it happened. */
  heard(): HearingCheck['numbers'] {
    return [...this.past, ...this.tab.hearing.numbers]
  }

  close(): void {
    this.faults.push(...this.tab.hearing.faults)
    this.past.push(...this.tab.hearing.numbers)
    this.closeOutbox()
    this.tab.close()
  }

  async end(): Promise<void> {
    this.close()
    await this.proxy.close()
  }
}
