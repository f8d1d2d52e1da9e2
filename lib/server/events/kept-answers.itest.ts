import { describe, expect, it } from 'vitest'
import { feedRoom, leagueRoom, type Room, userRoom } from '@/lib/contracts/rooms'
import { newId } from '@/lib/platform/ids'
import { useTestDatabase } from '@/lib/testing/database'
import { commitAny } from '@/lib/testing/factories/live'
import { statementsOf } from '@/lib/testing/statements'
import { readHeads, withAsOf } from './data'
import { ask, foreseeing } from './gate'
import type { Despite } from './kept-answers'
import { inTransaction } from './unit-of-work'

useTestDatabase()
/** A read that counts, kept under a name of its own. */
function counted(
  rooms: readonly Room[],
  read: () => Promise<object> = async () => ({}),
  also: Room[] = [],
  despite: Despite = {},
) {
  let reads = 0
  const keep = { as: newId(), also, despite }
  const ask = () =>
    withAsOf(
      rooms,
      async () => {
        const n = ++reads
        return { n, ...(await read()) }
      },
      keep,
    )
  return { ask, reads: () => reads }
}

it('an answer is kept until one of its rooms moves on, and says how far it reaches', async () => {
  const [mine, other] = [leagueRoom(newId()), userRoom(newId())]
  const { ask } = counted([mine], undefined, [other])
  const first = await ask()
  expect(await ask()).toEqual(first)
  await commitAny(mine)
  const second = await ask()
  expect(second).toEqual({ n: 2, asOf: await readHeads([mine]) })
  await commitAny(other)
  expect(await ask()).toEqual({ n: 3, asOf: await readHeads([mine]) })
})

it('a room that is learned on the way ends it too', async () => {
  const [outer, inner] = [userRoom(newId()), leagueRoom(newId())]
  const { ask } = counted([outer], () => withAsOf([inner], async () => ({})))
  await ask()
  expect(await ask()).toMatchObject({ n: 1 })
  await commitAny(inner)
  expect(await ask()).toEqual({ n: 2, asOf: await readHeads([outer, inner]) })
})

describe('what cannot change an answer', () => {
  const despite = { league: ['players_update'] } as const
  const money = (room: Room) =>
    inTransaction({ userId: null }, async ({ emit }) => {
      const id = room.slice('league:'.length)
      const wallet = { id, leagueId: id, teamId: id, currencyId: id, total: '1', available: '1', held: '0' }
      emit(room, 'wallet_update', {
        wallet: { ...wallet, postings: 1, frozen: false, freezes: 0, version: 1 },
        because: { kind: 'income', reason: 'Income', amount: '1' },
      })
    })

  it('does not end it: it is kept, and reaches past that', async () => {
    const room = leagueRoom(newId())
    const { ask } = counted([room], undefined, [], despite)
    await ask()
    for (let turn = 0; turn < 3; turn++) {
      await commitAny(room)
      await commitAny(room)
      expect(await ask()).toEqual({ n: 1, asOf: await readHeads([room]) })
    }
    await money(room)
    await commitAny(room)
    expect(await ask()).toEqual({ n: 2, asOf: await readHeads([room]) })
  })

  it('does not end it in a room that is learned on the way, or is not named', async () => {
    const [outer, inner, beside] = [userRoom(newId()), leagueRoom(newId()), leagueRoom(newId())]
    const read = () => withAsOf([inner], async () => ({}))
    const { ask } = counted([outer], read, [beside], despite)
    await ask()
    for (const room of [inner, beside]) await commitAny(room)
    expect(await ask()).toEqual({ n: 1, asOf: await readHeads([outer, inner]) })
    for (const [n, room] of [inner, beside].entries()) {
      await money(room)
      expect(await ask()).toMatchObject({ n: n + 2 })
    }
  })

  it('hides nothing that came before it, or while it was being read', async () => {
    const room = leagueRoom(newId())
    let go = Promise.withResolvers<void>()
    go.resolve()
    let begun = Promise.withResolvers<void>()
    const read = async () => {
      begun.resolve()
      await go.promise
      return {}
    }
    const { ask } = counted([room], read, [], despite)
    await ask()
    const reading = async (during: (room: Room) => Promise<unknown>) => {
      await money(room)
      go = Promise.withResolvers()
      begun = Promise.withResolvers()
      const early = ask()
      await begun.promise
      await during(room)
      const late = ask()
      go.resolve()
      return [(await early).n, await late]
    }
    expect(await reading(commitAny)).toEqual([2, { n: 2, asOf: await readHeads([room]) }])
    expect(await reading(money)).toEqual([3, { n: 4, asOf: await readHeads([room]) }])
  })

  it('is looked up once for all who stood there', async () => {
    const room = leagueRoom(newId())
    const many = Array.from({ length: 5 }, () => counted([room], undefined, [], despite))
    for (const { ask } of many) await ask()
    await commitAny(room)
    const statements = await statementsOf(async () => {
      for (const { ask } of many) expect(await ask()).toMatchObject({ n: 1 })
    })
    expect(statements.filter((text) => text.includes('"events"'))).toHaveLength(1)
  })
})

it('those who ask at once share one read, but not one that began before what they have seen', async () => {
  const [outer, inner] = [userRoom(newId()), leagueRoom(newId())]
  let go = Promise.withResolvers<void>()
  let begun = Promise.withResolvers<void>()
  const { ask, reads } = counted([outer], () =>
    withAsOf([inner], async () => {
      begun.resolve()
      await go.promise
      return {}
    }),
  )
  const many = Array.from({ length: 5 }, ask)
  await begun.promise
  go.resolve()
  expect(new Set((await Promise.all(many)).map(({ n }) => n))).toEqual(new Set([1]))
  await commitAny(outer)
  go = Promise.withResolvers()
  begun = Promise.withResolvers()
  const early = ask()
  await begun.promise
  await commitAny(inner)
  const late = ask()
  go.resolve()
  expect((await early).n).toBe(2)
  expect(await late).toEqual({ n: 3, asOf: await readHeads([outer, inner]) })
  expect(reads()).toBe(3)
})

it('a refusal is nobody else’s', async () => {
  let refused = true
  const { ask } = counted([leagueRoom(newId())], async () => {
    if (refused) throw new Error('not for you')
    return {}
  })
  await expect(ask()).rejects.toThrow('not for you')
  await expect(ask()).rejects.toThrow('not for you')
  refused = false
  expect([await ask(), await ask()]).toMatchObject([{ n: 3 }, { n: 3 }])
})

it('what an address asked before is asked at once, and as of this request', async () => {
  const [league, feed] = [leagueRoom(newId()), feedRoom(newId())]
  const request = () =>
    foreseeing('/a', async () => {
      const first = await withAsOf([league], async () => ({}))
      return { ...first.asOf, ...(await withAsOf([feed], async () => ({}))).asOf }
    })
  const count = async () => (await statementsOf(request)).length
  expect([await count(), await count()]).toEqual([2, 1])
  await commitAny(league)
  expect(await request()).toEqual(await readHeads([league, feed]))
})

it('promise 3: who somebody is in a league is dated by the moment at which it was read', async () => {
  const [leagueId, userId] = [newId(), newId()]
  const league = leagueRoom(leagueId)
  await commitAny(league)
  const before = await readHeads([league])
  // For the first time at this address: nothing is foreseen.
  const { asOf } = await foreseeing('/first', async () => {
    await ask([`member ${leagueId} ${userId}`])
    // His role changes here, which is told in the league's room.
    await commitAny(league)
    return withAsOf([league], async () => ({}))
  })
  expect(asOf).toEqual(before)
})
