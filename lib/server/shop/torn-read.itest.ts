import { afterAll, expect, it } from 'vitest'
import { type Shop, shopRules } from '@/hooks/shop/shop-rules'
import type { LiveEvent } from '@/lib/contracts/events'
import { leagueRoom } from '@/lib/contracts/rooms'
import { readEventsAfter } from '@/lib/server/events/data'
import { findBookErrors } from '@/lib/testing/books'
import { useTestDatabase } from '@/lib/testing/database'
import { makeLeague } from '@/lib/testing/factories'
import { holdStatement } from '@/lib/testing/held-statement'
import { shopClient } from '@/lib/testing/shop-client'

const db = useTestDatabase()
afterAll(async () => expect(await findBookErrors(db())).toEqual([]))

/** What a tab shows that was given this answer, and was told everything since. */
async function withEvents(shop: Shop, leagueId: string): Promise<Shop> {
  const room = leagueRoom(leagueId)
  const [epoch, seq] = shop.asOf[room] ?? [0, 0]
  const events = await readEventsAfter(room, epoch, seq, 100)
  return events.reduce<Shop>((data, event) => {
    const rule = shopRules[event.type] as ((data: Shop, event: LiveEvent) => unknown) | undefined
    const next = rule?.(data, event)
    if (next === undefined || next === 'refetch') throw new Error(`${event.type} reads anew`)
    return next as Shop
  }, shop)
}

it.each([
  ['the items are', 'FROM "public"."shop_items"'],
  ['what is owned is', 'COUNT(*)'],
  ['the purchases are', 'LIMIT'],
])(
  'promise 3: a purchase that is committed before %s read, and after the rest, is counted once, and in all or in nothing',
  async (_what, words) => {
    const league = await makeLeague({ teams: 1 })
    const team = league.teams[0]
    if (!team) throw new Error('no team')
    const [olive, mara] = [await shopClient(league, league.owner), await shopClient(league, team.manager)]
    const { item } = (await olive.create()).body
    const held = holdStatement(words)
    const reading = mara.shop()
    await held.asked
    expect((await mara.buy(item.id)).status).toBe(200)
    held.letGo()
    const answer: Shop = (await reading).body
    const sold = answer.items[0]?.sold
    expect([answer.purchases.length, answer.owned[0]?.count ?? 0]).toEqual([sold, sold])
    const shown = await withEvents(answer, league.leagueId)
    const fresh: Shop = (await mara.shop()).body
    expect({ owned: shown.owned, bought: shown.purchases.map(({ id }) => id) }).toEqual({
      owned: fresh.owned,
      bought: fresh.purchases.map(({ id }) => id),
    })
  },
)
