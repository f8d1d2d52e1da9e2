import { type Mutant, of } from './mutant'

const unit = 'lib/server/events/unit-of-work.ts'
const relay = 'lib/live/relay.ts'
const numbers = 'prisma/migrations/0015_events_in_one_statement/migration.sql'
const together = of('lib/server/events/unit-of-work.itest.ts')
const delivery = of('lib/live/delivery.itest.ts')
const neither = together('promise 1: a commit that fails leaves neither the change nor its event')
const numbered = together('promise 2: numbers are contiguous and in the order of commits')
const heals = delivery('promise 4: heals a lost ring by reading the heads')

/** From the change to its number, and that it is not forgotten. */
export const commit: Mutant[] = [
  {
    name: 'emit-dropped',
    promise: 1,
    file: unit,
    piece: 'pending.push(...made)',
    instead: '',
    tests: [together('promise 1: every change that is committed has its event')],
  },
  {
    name: 'event-outside-the-transaction',
    promise: 1,
    file: unit,
    piece: 'await appendEvents(tx, pending)',
    instead: 'await appendEvents(db as never, pending)',
    tests: [neither],
  },
  {
    name: 'told-before-the-commit',
    promise: 1,
    file: unit,
    piece: 'committed = await appendEvents(tx, pending)',
    instead: 'committed = await appendEvents(tx, pending)\n      ringDoorbell(committed)',
    tests: [neither],
  },
  {
    name: 'listener-makes-a-commit-look-refused',
    promise: 1,
    file: 'lib/server/events/doorbell.ts',
    piece: "logger.error({ err: error }, 'a listener of committed events failed')",
    instead: 'throw error',
    tests: [together('promise 1: a commit is no failure, whatever its listeners do')],
  },
  {
    name: 'neither-rung-nor-looked-for',
    promise: 1,
    file: relay,
    piece:
      'this.stopping = [answerDoorbell((events) => this.ring(events)), every(pollHeadsMs, () => this.poll())]',
    instead: 'this.stopping = [() => pollHeadsMs]',
    tests: [heals],
  },
  {
    name: 'heads-not-read',
    promise: 4,
    file: relay,
    piece: ', every(pollHeadsMs, () => this.poll())]',
    instead: ', () => pollHeadsMs]',
    tests: [heals],
  },
  {
    name: 'number-without-lock',
    promise: 2,
    file: numbers,
    piece: `count(*) FROM incoming GROUP BY room ORDER BY room
        ON CONFLICT (room) DO UPDATE SET seq = head.seq + excluded.seq`,
    instead: `count(*) + coalesce((SELECT seq FROM room_heads WHERE room = incoming.room), 0)
          FROM incoming GROUP BY room ORDER BY room
        ON CONFLICT (room) DO UPDATE SET seq = excluded.seq`,
    tests: [numbered],
  },
  {
    name: 'two-numbers-swapped',
    promise: 2,
    file: numbers,
    piece: 'row_number() OVER (PARTITION BY place.room ORDER BY e.n) AS rank',
    instead: 'row_number() OVER (PARTITION BY place.room ORDER BY e.n DESC) AS rank',
    tests: [numbered],
  },
  {
    name: 'numbers-told-of-other-events',
    promise: 2,
    file: 'lib/server/events/append.ts',
    piece: 'rows[index]',
    instead: 'rows[rows.length - 1 - index]',
    tests: [numbered],
  },
]
