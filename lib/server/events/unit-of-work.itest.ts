import { afterEach, beforeEach, expect, it } from 'vitest'
import type { LiveEvent } from '@/lib/contracts/events'
import { leagueRoom, type Room, teamRoom, userRoom } from '@/lib/contracts/rooms'
import { database } from '@/lib/platform/database/client'
import { newId } from '@/lib/platform/ids'
import { asOwner, useTestDatabase } from '@/lib/testing/database'
import { emitAny, makeLeague } from '@/lib/testing/factories/live'
import { readEventsAfter, withAsOf } from './data'
import { answerDoorbell } from './doorbell'
import { inTransaction, type UnitOfWork } from './unit-of-work'

useTestDatabase()

let league: string
let room: Room
let rung: LiveEvent[]
let stop: () => void
beforeEach(async () => {
  league = await makeLeague()
  room = leagueRoom(league)
  rung = []
  stop = answerDoorbell((events) => void rung.push(...events))
})
afterEach(() => stop())

/** A change that its event tells: the league's version rises by one. */
const change = (more: (uow: UnitOfWork) => unknown = () => {}) =>
  inTransaction({ userId: null }, async (uow) => {
    const { playersVersion: version } = await uow.tx.league.update({
      where: { id: league },
      data: { playersVersion: { increment: 1 } },
    })
    uow.emit(room, 'players_update', { leagueId: league, version, playerCount: 0 })
    await more(uow)
  })
const versionNow = async () =>
  (await database().league.findUniqueOrThrow({ where: { id: league } })).playersVersion
async function stored(of = room): Promise<LiveEvent[]> {
  const head = await database().roomHead.findUnique({ where: { room: of } })
  return head ? readEventsAfter(of, Number(head.epoch), 0, 1_000) : []
}
const told = (events: readonly LiveEvent[]) =>
  events.map(({ seq, data }) => [seq, (data as { version: number }).version])
const upTo = (last: number) => Array.from({ length: last }, (_, n) => n + 1)

it('promise 1: every change that is committed has its event, and no change that is not', async () => {
  let done = 0
  const acts = upTo(40).map(async (n) => {
    const refused = n % 3 === 0
    const act = change(() => refused && Promise.reject(new Error('refused')))
    if (refused) await expect(act).rejects.toThrow('refused')
    else await act.then(() => done++)
  })
  await Promise.all(acts)
  expect(await versionNow()).toBe(done)
  // The numbers run with the changes: a refused one leaves no hole.
  expect(told(await stored())).toEqual(upTo(done).map((n) => [n, n]))
  expect(told(rung).sort(([a], [b]) => Number(a) - Number(b))).toEqual(told(await stored()))
})

it('promise 1: a commit that fails leaves neither the change nor its event, and nobody is told', async () => {
  await asOwner().$executeRawUnsafe(
    `CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'refused at the commit'; END $$`,
  )
  await asOwner().$executeRawUnsafe(
    'CREATE CONSTRAINT TRIGGER refuse AFTER UPDATE ON leagues INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse()',
  )
  await expect(change()).rejects.toThrow('refused at the commit')
  await asOwner().$executeRawUnsafe('DROP FUNCTION refuse CASCADE')
  expect([await versionNow(), await stored(), rung]).toEqual([0, [], []])
})

it('promise 1: a commit is no failure, whatever its listeners do', async () => {
  const fail = () => {
    throw new Error('a fault of the listener')
  }
  const silence = answerDoorbell(fail)
  await change(({ afterCommit }) => afterCommit(fail))
  silence()
  expect(await versionNow()).toBe(1)
})

it('promise 2: numbers are contiguous and in the order of commits, in every room, as they are told', async () => {
  const teams = [teamRoom(league), teamRoom(newId())]
  // Of those who write here nobody waits for another, but for the number.
  const alone = userRoom(newId())
  const only = () => inTransaction({ userId: null }, async (uow) => emitAny(uow, alone))
  const several = () =>
    change((uow) => {
      for (const playerCount of [1, 2]) {
        for (const each of teams) emitAny(uow, each)
        uow.emit(room, 'players_update', { leagueId: league, version: 0, playerCount })
      }
    })
  await Promise.all(upTo(12).flatMap(() => [change(), several(), only(), only()]))
  for (const each of [room, alone, ...teams]) {
    const events = await stored(each)
    expect(events.map(({ seq }) => seq)).toEqual(upTo(each === room ? 12 * 4 : 12 * 2))
    const known = new Map(rung.map((event) => [event.id, event]))
    expect(events.map(({ id }) => known.get(id))).toEqual(events)
  }
  const data = (await stored()).map((event) => event.data as { version: number; playerCount: number })
  // The change rises with the numbers, and what one transaction says stands together, in its order.
  expect(data.flatMap(({ version }) => (version > 0 ? [version] : []))).toEqual(upTo(24))
  expect(data.map(({ playerCount }) => playerCount).join('')).toMatch(/^(0|012)*$/)
})

it('promise 3: an answer is dated before it is read: what comes meanwhile is still told to whoever has it', async () => {
  await change()
  const answer = await withAsOf([room], async () => {
    const version = await versionNow()
    await change()
    return { version }
  })
  expect(answer).toMatchObject({ version: 1, asOf: { [room]: [expect.any(Number), 1] } })
})
