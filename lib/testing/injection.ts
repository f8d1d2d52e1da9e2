import { isDeepStrictEqual } from 'node:util'
import { expect } from 'vitest'
import type { DeliveredEvent, EventType } from '@/lib/contracts/events'
import type { Room } from '@/lib/contracts/rooms'
import { CUTS, LIVES, nameOf, POINTS, type Point, READS_FIRST, take } from './lives'
import { RecordedTab } from './recorded-tab'
import { type Guise, inGuise, RecordedServer, type Recording, typesOf } from './recording'
import { soak } from './soak'

/** How what was committed comes to a tab that is in its rooms. `lost`: not at all, until the server tells where they stand. */
const MANNERS = ['at once', 'late', 'the last room late', 'the first room late', 'lost'] as const
type Manner = (typeof MANNERS)[number]
const GUISES: readonly Guise[] = ['plain', 'hidden', 'plain', 'plain', 'hidden', 'unknown', 'plain']

interface Run extends Point {
  recording: Recording
  manner: Manner
  guise: Guise
}

/** Events on the way to a tab, each with the step by which it arrives. */
class Wire {
  private waiting: { event: DeliveredEvent; due: number }[] = []
  private readonly tab: RecordedTab

  constructor(tab: RecordedTab) {
    this.tab = tab
  }

  send({ events }: Recording, manner: Manner, now: number) {
    if (manner === 'lost') return
    const rooms = [...events].filter(([room]) => this.tab.isIn(room))
    for (const [n, [, list]] of rooms.entries()) {
      const isLate = manner === 'late' || n === (manner === 'the first room late' ? 0 : rooms.length - 1)
      const due = manner !== 'at once' && isLate ? now + 2 : now
      for (const event of list) this.waiting.push({ event, due })
    }
  }

  bring(now: number) {
    const due = this.waiting.filter((each) => each.due <= now)
    this.waiting = this.waiting.filter((each) => each.due > now)
    for (const { event } of due) this.tab.hear(event)
  }

  cut() {
    this.waiting = []
  }
}

const MOST_TURNS = 200

/** One life of a tab, with the act committed at one of its points. @throws with what was done when the page is not fresh in the end */
async function live({ recording, manner, guise, ...point }: Run): Promise<void> {
  const told = inGuise(recording, guise)
  const server = new RecordedServer(told)
  const known = READS_FIRST.includes(point.life) ? [] : (Object.keys(told.before.asOf) as Room[])
  const tab = new RecordedTab(server, known)
  const wire = new Wire(tab)
  const steps = LIVES[point.life]
  const commit = () => {
    server.committed = true
    wire.send(told, manner, point.at)
    wire.bring(point.at)
  }
  try {
    for (const [now, step] of steps.entries()) {
      if (now === point.at) commit()
      if (CUTS.includes(step)) wire.cut()
      await take(step, tab, server)
      wire.bring(now)
    }
    if (point.at === steps.length) commit()
    wire.bring(Number.POSITIVE_INFINITY)
    if (manner === 'lost') tab.hearHeads()
    for (let turns = 0; turns < 1 || !tab.isQuiet; turns++) {
      if (turns > MOST_TURNS) throw new Error('it never comes to rest')
      for (const step of ['join', 'joined', 'heads', 'data', 'land'] as const) await take(step, tab, server)
    }
    compare(tab, told)
  } catch (error) {
    const why = (error as Error).message
    throw new Error(
      `${recording.name} (${typesOf(recording)}), ${nameOf(point)}, ${manner}, ${guise}: ${why}`,
      {
        cause: error,
      },
    )
  } finally {
    tab.close()
  }
}

function compare(tab: RecordedTab, { before, after }: Recording) {
  const [old, fresh] = [undated(before), undated(after)]
  expect(undated(tab.data)).toEqual(fresh)
  if (isDeepStrictEqual(old, fresh)) return
  const shown = tab.shown.map(undated)
  const first = shown.findIndex((data) => isDeepStrictEqual(data, fresh))
  const back = shown.findIndex((data, n) => n > first && isDeepStrictEqual(data, old))
  expect(back, 'what is shown never goes back').toBe(-1)
}

const undated = (data: unknown): unknown =>
  JSON.parse(JSON.stringify(data ?? null, (key, value) => (key === 'asOf' ? undefined : value)))

/** Of this test file: which points each type of event has met, and which acts were played on which page. */
const met = new Map<EventType, Set<string>>()
const played = new Set<string>()
const { seed, pick } = soak()
/** Of acts whose types have met every point elsewhere: one in so many of the points is enough, others each time. */
const SHARE = pick(4, 1)
/** Which manner and guise comes next. */
let turn = pick(0, seed % 1_000)

/** What makes an act on a page another act than one before. */
const kindOf = ({ page, events }: Recording): string =>
  [page, ...events]
    .map((part) => (typeof part === 'string' ? part : `${part[0].split(':')[0]} ${part[1].map(wordsOf)}`))
    .join()
const wordsOf = (event: DeliveredEvent) =>
  event.type ? `${event.type} ${(event.data as { change?: string }).change}` : 'hidden'

function runsOf(recording: Recording): Run[] {
  if (recording.events.size === 0) return []
  const isNew = !played.has(kindOf(recording))
  played.add(kindOf(recording))
  const types = typesOf(recording)
  return POINTS.filter((point, n) => {
    const isMet = types.every((type) => met.get(type)?.has(nameOf(point)))
    return !isMet || (isNew && (n + turn) % SHARE === 0)
  }).map((point) => {
    for (const type of types) met.set(type, (met.get(type) ?? new Set()).add(nameOf(point)))
    turn++
    return {
      ...point,
      recording,
      manner: MANNERS[turn % MANNERS.length] as Manner,
      guise: GUISES[turn % GUISES.length] as Guise,
    }
  })
}

/**
 * The oracle with the act at every point: plays what was recorded again through tabs of our own client code, with the act before each
 * step of each life (lib/testing/lives.ts). In the end each page shows what a fresh read shows, and never showed the old
 * after the new.
 * @returns the types of event that have met every point so far, in this test file
 */
export async function injectEverywhere(recordings: readonly Recording[]): Promise<Set<EventType>> {
  const ended = await Promise.allSettled(recordings.flatMap(runsOf).map(live))
  const failed = ended.flatMap((each) => (each.status === 'rejected' ? [each.reason as Error] : []))
  if (failed[0])
    throw new Error(`${failed.length} of ${ended.length}: ${failed[0].message}`, { cause: failed[0].cause })
  return new Set([...met].filter(([, points]) => points.size === POINTS.length).map(([type]) => type))
}
