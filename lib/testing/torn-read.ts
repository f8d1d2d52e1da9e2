import { AsyncLocalStorage } from 'node:async_hooks'
import pg from 'pg'

/** A live read under way. */
interface Reading {
  /** It has read where its rooms stand. */
  dated: boolean
  /** How many statements it may still send after that. */
  left: number
  onHeld(): void
  goOn: Promise<void>
}

const readings = new AsyncLocalStorage<Reading>()
let watching = false

/** Statements outside transactions: those of one transaction are left together. */
function watch() {
  if (watching) return
  watching = true
  const original = pg.Pool.prototype.query as (...all: unknown[]) => unknown
  pg.Pool.prototype.query = async function (this: pg.Pool, ...all: unknown[]) {
    const reading = readings.getStore()
    if (reading && !reading.dated) reading.dated = asksForRooms(all[0])
    else if (reading && reading.left-- <= 0) {
      reading.onHeld()
      await reading.goOn
    }
    return original.call(this, ...all)
  } as never
}

/** As lib/server/events/gate.ts asks; rooms are the last of what it asks for. */
function asksForRooms(query: unknown): boolean {
  const { text, values } = query as { text?: string; values?: unknown[][] }
  return text?.includes('room_heads') === true && (values?.at(-1)?.length ?? 0) > 0
}

export interface TornRead<T> {
  /** How many statements it sent after its date when it is whole already; null: it is held. */
  sent: number | null
  /** Lets it go. @returns the answer, whose parts are of before and of after what was committed meanwhile */
  readOn(): Promise<T>
}

/** Begins a live read, and holds it after its date and so many statements more. @returns once it is held, or whole */
export async function beginTorn<T>(read: () => Promise<T>, statements: number): Promise<TornRead<T>> {
  watch()
  const { promise: held, resolve: onHeld } = Promise.withResolvers<void>()
  const { promise: goOn, resolve: letGo } = Promise.withResolvers<void>()
  const reading: Reading = { dated: false, left: statements, onHeld, goOn }
  const answer = readings.run(reading, read)
  const sent = await Promise.race([held.then(() => null), answer.then(() => statements - reading.left)])
  return {
    sent,
    readOn() {
      letGo()
      return answer
    },
  }
}
