import { expect } from 'vitest'
import { isOpen } from '@/lib/client/outbox'
import { database } from '@/lib/platform/database/client'
import type { FaultProxy } from '@/lib/testing/fault-proxy'
import { inTab } from '@/lib/testing/tab-fetch'
import type { Device } from './device'
import type { Dice } from './dice'
import type { Seat } from './people-at-tabs'
import type { World } from './world'

/** What a person did through his outbox: each is to have one effect, or none if it says that it was refused. */
export class Deeds {
  private readonly ids = new Map<string, { kind: string; text: string }>()
  private readonly world: World
  private readonly device: Device

  constructor(world: World, device: Device) {
    this.world = world
    this.device = device
  }

  do(seats: readonly Seat[], dice: Dice): void {
    const seat = dice.pick(seats.filter(({ outbox }) => outbox))
    const { league, channelId, posts, outboxItem } = this.world
    const text = `Deed ${this.ids.size}`
    const [kind, input] = dice.pick([
      ['chat_message', { chatId: channelId, text, replyTo: null }],
      ['feed_post', { leagueId: league.leagueId, text }],
      ['feed_comment', { postId: posts[0], text }],
      [
        'shop_buy',
        { leagueId: league.leagueId, itemId: outboxItem, price: '100', currencyId: league.currencies[0]?.id },
      ],
    ] as const)
    if (dice.chance(60)) tearAnAnswer(seat.proxy, dice)
    inTab(seat.tab.place, () =>
      seat.outbox
        ?.add({ kind, input, title: kind, detail: text, href: '/' })
        .then(({ id }) => this.ids.set(id, { kind, text })),
    )
  }

  /** Nothing waits any more, in no tab and not on the device. */
  isDone(seats: readonly Seat[]): boolean {
    const open = seats.flatMap(({ outbox }) => outbox?.snapshot().filter(isOpen) ?? [])
    return open.length === 0 && this.device.waiting().length === 0
  }

  wake(seats: readonly Seat[]): void {
    for (const { tab, outbox } of seats) inTab(tab.place, () => outbox?.wake())
  }

  async expectOneEffectEach(): Promise<void> {
    const refused = new Set(this.device.refused().map(({ id }) => id))
    let bought = 0
    for (const [id, { kind, text }] of this.ids) {
      const expected = refused.has(id) ? 0 : 1
      if (kind === 'shop_buy') bought += expected
      else expect(await effectsOf(kind, id, text), `${kind} “${text}”`).toBe(expected)
    }
    const where = { itemId: this.world.outboxItem }
    expect(await database().purchase.count({ where }), 'purchases').toBe(bought)
  }

  get count(): number {
    return this.ids.size
  }
}

/** What is asked now arrives, and its answer is likely to be on its way when the connection breaks. */
function tearAnAnswer(proxy: FaultProxy, dice: Dice) {
  const delayMs = 100
  proxy.set({ delayMs })
  setTimeout(
    () => {
      proxy.reset()
      proxy.set({ delayMs: 0 })
    },
    delayMs + 20 + dice.below(80),
  )
}

function effectsOf(kind: string, id: string, text: string): Promise<number> {
  if (kind === 'chat_message') return database().chatMessage.count({ where: { clientId: id } })
  if (kind === 'feed_post') return database().feedPost.count({ where: { text } })
  return database().feedComment.count({ where: { text } })
}
