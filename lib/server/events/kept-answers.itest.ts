import { expect, it } from 'vitest'
import { feedRoom, leagueRoom, type Room, userRoom } from '@/lib/contracts/rooms'
import { newId } from '@/lib/platform/ids'
import { useTestDatabase } from '@/lib/testing/database'
import { emitAny } from '@/lib/testing/factories/live'
import { statementsOf } from '@/lib/testing/statements'
import { readHeads, withAsOf } from './data'
import { foreseeing } from './gate'
import { inTransaction } from './unit-of-work'

useTestDatabase()
const somethingIn = (room: Room) => inTransaction({ userId: null }, async (uow) => emitAny(uow, room))
/** A read that counts, kept under a name of its own. */
function counted(rooms: readonly Room[], read: () => Promise<object> = async () => ({}), also: Room[] = []) {
  let reads = 0
  const keep = { as: newId(), also }
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
  await somethingIn(mine)
  const second = await ask()
  expect(second).toEqual({ n: 2, asOf: await readHeads([mine]) })
  await somethingIn(other)
  expect(await ask()).toEqual({ n: 3, asOf: await readHeads([mine]) })
})

it('a room that is learned on the way ends it too', async () => {
  const [outer, inner] = [userRoom(newId()), leagueRoom(newId())]
  const { ask } = counted([outer], () => withAsOf([inner], async () => ({})))
  await ask()
  expect(await ask()).toMatchObject({ n: 1 })
  await somethingIn(inner)
  expect(await ask()).toEqual({ n: 2, asOf: await readHeads([outer, inner]) })
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
  await somethingIn(outer)
  go = Promise.withResolvers()
  begun = Promise.withResolvers()
  const early = ask()
  await begun.promise
  await somethingIn(inner)
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
  await somethingIn(league)
  expect(await request()).toEqual(await readHeads([league, feed]))
})
