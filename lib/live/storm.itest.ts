import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { LiveEvent } from '@/lib/contracts/events'
import { chatRoom, leagueRoom, ownRoom, type Room, teamRoom, userRoom } from '@/lib/contracts/rooms'
import { database } from '@/lib/platform/database/client'
import { readHeads } from '@/lib/server/events/data'
import { ringDoorbell } from '@/lib/server/events/doorbell'
import { inTransaction } from '@/lib/server/events/unit-of-work'
import { useTestDatabase } from '@/lib/testing/database'
import {
  addMember,
  commitAny,
  makeChat,
  makeLeague,
  makePerson,
  makeTeam,
  type TestPerson,
} from '@/lib/testing/factories/live'
import {
  heard,
  record,
  startLive,
  subscribe,
  type TestLive,
  type TestSocket,
} from '@/lib/testing/live-server'
import { statementsOf } from '@/lib/testing/statements'
import { someoneWaits } from '@/lib/testing/wait-for-lock'

useTestDatabase()

let live: TestLive
let league: string
const HOUR = 3_600_000
beforeEach(async () => {
  // What is asked again and again would be counted, too.
  live = await startLive({ limits: { pollHeadsMs: HOUR, sweepMs: HOUR } })
  league = await makeLeague()
})
afterEach(() => live.close())

const nobody = { userId: null }
const upTo = (last: number) => Array.from({ length: last }, (_, n) => n + 1)

/** How many have been found to be members, on their way into this room. */
const members = (room: Room) =>
  [...live.live.io.of('/').sockets.values()].filter(({ data }) => data.subscriptions.get(room)?.viewer).length

interface Tab extends TestPerson {
  memberId: string
  socket: TestSocket
  rooms: Room[]
}

/** People of the league with a team each, connected. */
async function gather(count: number): Promise<Tab[]> {
  const chat = await makeChat({ leagueId: league })
  const tabs = await Promise.all(
    upTo(count).map(async () => {
      const [person, team] = [await makePerson(), await makeTeam(league)]
      const memberId = await addMember(league, person.userId, 'manager', team)
      const rooms = [
        leagueRoom(league),
        chatRoom(chat),
        teamRoom(team),
        ownRoom(team),
        userRoom(person.userId),
      ]
      return { ...person, memberId, rooms, socket: live.client(person.cookie, { autoConnect: false }) }
    }),
  )
  await Promise.all(
    tabs.map(({ socket }) => {
      const connected = heard(socket, 'connect')
      socket.connect()
      return connected
    }),
  )
  return tabs
}

describe('many who come back at once', () => {
  it('need a number of statements that does not grow with them', async () => {
    const tabs = await gather(60)
    const rooms = [...new Set(tabs.flatMap((tab) => tab.rooms))]
    await commitAny(rooms, 2)
    const heads = await readHeads(rooms)
    const all = tabs.flatMap((tab) => tab.rooms.map((room) => ({ ...tab, room })))
    const answers: unknown[] = []
    const sent = await statementsOf(async () => {
      const resumed = all.map(({ socket, room }) => subscribe(socket, room, [heads[room]?.[0] ?? 0, 0]))
      answers.push(...(await Promise.all(resumed)))
    })
    for (const answer of answers) {
      expect(answer).toMatchObject({ ok: true, mode: 'replay', events: [{ seq: 1 }, { seq: 2 }] })
    }
    // One by one it was some seven hundred for these three hundred.
    expect(sent.length).toBeLessThan(tabs.length)
  })

  it('are told of what was missed from memory once somebody has asked for it', async () => {
    const tabs = await gather(2)
    const room = leagueRoom(league)
    await commitAny([room], 5)
    const [epoch = 0] = (await readHeads([room]))[room] ?? []
    const [first, second] = tabs as [Tab, Tab]
    expect(await subscribe(first.socket, room, [epoch, 1])).toMatchObject({ mode: 'replay' })
    const reads = (await statementsOf(() => subscribe(second.socket, room, [epoch, 2]))).filter((sql) =>
      /FROM events/.test(sql),
    )
    expect(reads).toEqual([])
    const answer = await subscribe(second.socket, room, [epoch, 1])
    expect(answer.ok && answer.events.map(({ seq }) => seq)).toEqual([2, 3, 4, 5])
  })

  it.each(['members', 'events'] as const)(
    'promise 6: lose their rooms with their membership while %s are read for all of them; the others miss nothing',
    async (table) => {
      const tabs = await gather(12)
      const room = leagueRoom(league)
      await commitAny([room], 3)
      const [epoch = 0] = (await readHeads([room]))[room] ?? []
      const removed = new Set(tabs.filter((_, n) => n % 2 === 0))
      const seen = new Map(tabs.map((tab) => [tab, record(tab.socket, room)]))
      let coming: Promise<Awaited<ReturnType<typeof subscribe>>[]> | undefined
      await inTransaction(nobody, async ({ tx, emit }) => {
        await tx.$executeRawUnsafe(`LOCK TABLE ${table} IN ACCESS EXCLUSIVE MODE`)
        coming = Promise.all(tabs.map(({ socket }) => subscribe(socket, room, [epoch, 1])))
        await someoneWaits()
        if (table === 'events') await expect.poll(() => members(room), { timeout: 15_000 }).toBe(tabs.length)
        for (const [n, { memberId, userId }] of [...removed].entries()) {
          await tx.member.delete({ where: { id: memberId } })
          const member = { id: memberId, userId, name: 'Ann', role: 'manager' as const, teamId: null }
          const data = { leagueId: league, member, removed: true }
          const [event] = emit(room, 'member_update', data)
          // Heard before what was missed has been read: membership had been, and must not count any more.
          const told = { ...event, epoch, seq: 4 + n, at: new Date().toISOString() } as LiveEvent
          if (table === 'events') ringDoorbell([told])
        }
      })
      const answers = (await coming) ?? []
      await commitAny([room], 2)
      const last = 3 + removed.size + 2
      for (const [n, tab] of tabs.entries()) {
        const [answer, live] = [answers[n], seen.get(tab)]
        const told = answer?.ok ? answer.events.map(({ seq }) => seq) : []
        if (removed.has(tab)) {
          expect(answer).toMatchObject({ ok: false })
          expect(await subscribe(tab.socket, room, [epoch, 1])).toMatchObject({
            error: { code: 'not_found' },
          })
          expect(live?.events).toEqual([])
        } else {
          expect(answer).toMatchObject({ ok: true, mode: 'replay' })
          await live?.reach(last - 1 - told.length)
          expect([...told, ...(live?.seqs() ?? [])]).toEqual(upTo(last).slice(1))
        }
      }
    },
  )

  it('promise 6: are not let in whose sessions end while they are looked at for all of them', async () => {
    const people = await Promise.all(upTo(10).map(() => makePerson()))
    const ended = new Set(people.filter((_, n) => n % 2 === 0))
    let coming: Promise<unknown[]> | undefined
    await inTransaction(nobody, async ({ tx, emit }) => {
      await tx.$executeRaw`LOCK TABLE sessions IN ACCESS EXCLUSIVE MODE`
      coming = Promise.all(
        people.map(({ cookie }) => {
          const socket = live.client(cookie)
          return Promise.race([heard(socket, 'connect').then(() => 'in'), heard(socket, 'connect_error')])
        }),
      )
      await someoneWaits()
      for (const { sessionId, userId } of ended) {
        await tx.session.update({ where: { id: sessionId }, data: { endedAt: new Date() } })
        emit(userRoom(userId), 'session_update', { sessionId, ended: true })
      }
    })
    for (const [n, came] of ((await coming) ?? []).entries()) {
      if (ended.has(people[n] as TestPerson))
        expect(came).toMatchObject({ data: { code: 'unauthenticated' } })
      else expect(came).toBe('in')
    }
  })

  it('promise 8: are sent away for a moment when too many are in line, and get in when they come again', async () => {
    await live.close()
    live = await startLive({ limits: { handshakesAtOnce: 2, handshakesWaiting: 3 } })
    const people = await Promise.all(upTo(12).map(() => makePerson()))
    const refusals: unknown[] = []
    const inside = await database().$transaction(
      async (tx) => {
        // Nobody gets on until all have come.
        await tx.$executeRaw`LOCK TABLE sessions IN ACCESS EXCLUSIVE MODE`
        let sentAway = () => {}
        const many = new Promise<void>((resolve) => {
          sentAway = () => refusals.length === 7 && resolve()
        })
        const coming = people.map(({ cookie }) => {
          const socket = live.client(cookie, { autoConnect: false })
          const connected = heard(socket, 'connect')
          socket.on('connect_error', (error: Error & { data?: { code: string } }) => {
            refusals.push(error.data?.code)
            sentAway()
            // Its line is full as long as nobody gets on.
            void many.then(() => setTimeout(() => socket.connect(), 20))
          })
          socket.connect()
          return connected
        })
        await many
        return { all: Promise.all(coming) }
      },
      { timeout: 15_000 },
    )
    await inside.all
    expect(new Set(refusals)).toEqual(new Set(['unavailable']))
  })
})
