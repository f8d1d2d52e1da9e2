import { QueryClient } from '@tanstack/react-query'
import type { NextRequest } from 'next/server'
import { expect } from 'vitest'
import type { Dated } from '@/lib/client/as-of'
import type { CacheRules } from '@/lib/client/cache-rule'
import { LiveQueries } from '@/lib/client/live-queries'
import type { DeliveredEvent, EventType } from '@/lib/contracts/events'
import type { Room } from '@/lib/contracts/rooms'
import { projectEvent } from '@/lib/domain/visibility/project-event'
import { database } from '@/lib/platform/database/client'
import { readEventsAfter } from '@/lib/server/events/data'
import { groundOf, viewerIn } from '../live/access'
import { callRoute, type RouteRequest } from './call-route'
import { type Person, signInAs } from './factories'
import { injectEverywhere } from './injection'
import type { Recording } from './recording'
import { soak } from './soak'
import { beginTorn, type TornRead } from './torn-read'

/**
 * The oracle: what a page had before an act, changed by the act's events as this viewer is shown them, equals what a fresh
 * read shows, unless the rules ask for that read (after Zulip's event tests).
 */

type Handler = (request: NextRequest, context: { params: Promise<never> }) => Promise<Response>

/** A live read and the rules that keep it fresh. */
export interface OraclePage {
  name: string
  handler: Handler
  request: RouteRequest
  rules: CacheRules<never>
}

export interface Onlooker {
  name: string
  cookie: string
  /** All that he can learn: every page, with where its rooms stand. */
  look(): Promise<string>
  /** Compares after `act`. @returns the pages that the events alone brought up to date, and the types of event he was sent */
  during(
    act: () => Promise<unknown>,
  ): Promise<{ whole: string[]; heard: Set<EventType>; recordings: Recording[] }>
  /** Begins to read each page, and holds each read in the midst of it. @returns how to read on, and compare */
  tear(): Promise<() => Promise<void>>
}

export async function lookOn(person: Person, pages: readonly OraclePage[]): Promise<Onlooker> {
  const { cookie } = await signInAs(person)
  /** Where his next reads are torn: at the next place each time. */
  let turn = onlookers++
  const read = async (page: OraclePage): Promise<Dated> => {
    const { status, body } = await callRoute(page.handler, { ...page.request, cookie })
    expect(status, `${person.name} reads ${page.name}: ${JSON.stringify(body).slice(0, 300)}`).toBe(200)
    return body
  }
  return {
    name: person.name,
    cookie,
    look: async () => JSON.stringify(await Promise.all(pages.map(read))),
    async during(act) {
      const before = await Promise.all(pages.map(read))
      const { client, queries } = tabWith(pages.map((page, n) => [page, before[n] as Dated]))
      await act()
      const heard = new Set<EventType>()
      const told = new Map<Room, DeliveredEvent[]>()
      for (const [room, position] of new Map(before.flatMap(({ asOf }) => Object.entries(asOf)))) {
        const events = await eventsSince(person.userId, room as Room, position)
        for (const event of events) if (event.type) heard.add(event.type)
        told.set(room as Room, events)
        queries.onEvents(events)
      }
      const whole: string[] = []
      const recordings: Recording[] = []
      for (const [n, page] of pages.entries()) {
        const after = await withoutCaches(() => read(page))
        const dated = before[n] as Dated
        recordings.push({
          name: `${person.name}: ${page.name}`,
          page: page.name,
          rules: page.rules,
          before: dated,
          after,
          events: new Map([...told].filter(([room, list]) => dated.asOf[room] && list.length > 0)),
        })
        const fresh = shownOf(after)
        expect(shownOf(await read(page)), `${person.name}: ${page.name}, as it was kept`).toEqual(fresh)
        if (!queries.isCurrent([page.name])) continue
        expect(shownOf(client.getQueryData([page.name])), `${person.name}: ${page.name}`).toEqual(fresh)
        whole.push(page.name)
      }
      client.clear()
      return { whole, heard, recordings }
    },
    async tear() {
      const torn: { page: OraclePage; after: number; read: TornRead<Dated> }[] = []
      turn++
      // One at a time: statements of two that read at once may go as one.
      for (const [n, page] of pages.entries()) {
        const after = (turn + n) % (placesIn.get(page.name) ?? MOST_PLACES)
        const held = await withoutCaches(() => beginTorn(() => read(page), after))
        // One more than there are: by what is committed there may be more next time.
        if (held.sent !== null) placesIn.set(page.name, held.sent + 1)
        torn.push({ page, after, read: held })
      }
      return async () => {
        for (const { page, after, read: held } of torn) {
          const answer = await held.readOn()
          const { client, queries } = tabWith([[page, answer]])
          for (const [room, position] of Object.entries(answer.asOf)) {
            queries.onEvents(await eventsSince(person.userId, room as Room, position))
          }
          if (queries.isCurrent([page.name])) {
            const why = `${person.name}: ${page.name}, torn after ${after} statements`
            expect(shownOf(client.getQueryData([page.name])), why).toEqual(shownOf(await read(page)))
          }
          client.clear()
        }
      }
    },
  }
}

/** Where a page's read may be torn: before each of its statements. Until it is known how many they are, so many. */
const MOST_PLACES = 13
const placesIn = new Map<string, number>()
const { seed, pick } = soak()
/** Where each onlooker's first reads are torn: elsewhere than the others'. */
let onlookers = pick(0, seed % 1_000)

/** Our client code with these pages in its cache. */
function tabWith(shown: readonly (readonly [OraclePage, Dated])[]) {
  const client = new QueryClient()
  const queries = new LiveQueries(client)
  for (const [page, answer] of shown) {
    client.getQueryCache().build(client, {
      queryKey: [page.name],
      structuralSharing: queries.share as never,
      meta: { live: { rooms: [], rules: page.rules } },
    })
    client.setQueryData([page.name], answer)
  }
  return { client, queries }
}

let reading = 0
/** What the database says, whatever is kept of it. */
async function withoutCaches<T>(read: () => Promise<T>): Promise<T> {
  process.env.GAVEL_BALANCE_CACHE = '0'
  reading++
  try {
    return await read()
  } finally {
    if (--reading === 0) delete process.env.GAVEL_BALANCE_CACHE
  }
}

/** One act, seen by all at once. @returns what each of them had, in their order */
export async function seenByAll(onlookers: readonly Onlooker[], act: () => Promise<unknown>) {
  let once: Promise<unknown> | null = null
  let ready = 0
  const { promise: all, resolve: start } = Promise.withResolvers<void>()
  const together = async () => {
    if (++ready === onlookers.length) start()
    await all
    once ??= amidReads(onlookers, act)
    await once
  }
  const seen = await Promise.all(onlookers.map((onlooker) => onlooker.during(together)))
  const met = await injectEverywhere(seen.flatMap(({ recordings }) => recordings))
  return seen.map(({ whole, heard }) => ({
    whole,
    heard: new Set([...heard].filter((type) => met.has(type))),
  }))
}

/** Whoever reads while it is committed has parts of before and of after it; with its events he has all of it, once. */
async function amidReads(onlookers: readonly Onlooker[], act: () => Promise<unknown>) {
  const torn: (() => Promise<void>)[] = []
  for (const onlooker of onlookers) torn.push(await onlooker.tear())
  await act()
  for (const compare of torn) await compare()
}

/** As the gateway would send them. */
async function eventsSince(userId: string, room: Room, [epoch, seq]: [number, number]) {
  const viewer = await viewerIn(userId, await groundOf(userId, room), room)
  const head = await database().roomHead.findUnique({ where: { room } })
  const events = await readEventsAfter(room, epoch || Number(head?.epoch ?? 0), seq, 1000)
  return events.map((event) => projectEvent(viewer, event))
}

/** What a person sees of it. */
function shownOf(data: unknown): unknown {
  return JSON.parse(JSON.stringify(data, (key, value) => (key === 'asOf' ? undefined : value)))
}
