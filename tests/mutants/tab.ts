import { type Mutant, of } from './mutant'

const tracker = 'lib/client/room-tracker.ts'
const queries = 'lib/client/live-queries.ts'
const patching = 'lib/client/patch.ts'
const connection = 'lib/client/live-connection.ts'
const inTracker = of('lib/client/room-tracker.test.ts')
const inQueries = of('lib/client/live-queries.test.ts')
const tooMany = of('lib/client/many-rooms.test.ts')('promise 3: rooms without a place')
const follows = inTracker('promise 2: follows whatever is lost')
const takes = inTracker('takes the next, drops what it has, holds back after a gap and asks')

/** In the tab: each event once, and data that is as fresh as what was heard, or is read again. */
export const tab: Mutant[] = [
  {
    name: 'repeat-taken-by-the-tab',
    promise: 2,
    file: tracker,
    piece: "if (place === 'past') return stay(track)",
    instead: "if (place === 'past') return { ...stay(track), deliver: [event] }",
    tests: [follows],
  },
  {
    name: 'room-without-a-place-not-read-again',
    promise: 3,
    file: 'lib/client/room-subscriptions.ts',
    piece: `      if (entry.status !== 'polled') continue
      this.sink.onRefused(room)
`,
    instead: `      if (entry.status !== 'polled') continue
`,
    tests: [tooMany],
  },
  {
    name: 'room-without-a-place-given-up',
    promise: 3,
    file: 'lib/client/room-subscriptions.ts',
    piece: 'this.pollTimer ??= setTimeout(() => this.poll(),',
    instead: 'this.pollTimer ??= setTimeout(() => {},',
    tests: [tooMany],
  },
  {
    name: 'gap-not-held-back',
    promise: 2,
    file: tracker,
    piece: "if (place !== 'next') return hold(track, event, true)",
    instead: '',
    tests: [follows],
  },
  {
    name: 'held-back-and-forgotten',
    promise: 2,
    file: tracker,
    piece: '...(reset ? [] : answer.events), ...track.held',
    instead: '...(reset ? [] : answer.events)',
    tests: [takes],
  },
  {
    name: 'position-lost-with-the-socket',
    promise: 4,
    file: tracker,
    piece: 'newTrack(track.position)',
    instead: 'newTrack()',
    tests: [follows],
  },
  {
    name: 'heads-ignored-by-the-tab',
    promise: 4,
    file: connection,
    piece: "socket.on('heads', (heads) => this.rooms.onHeads(heads))",
    instead: '',
    tests: [of('lib/live/browser.itest.ts')('promise 4: finds a loss on a socket that lives')],
  },
  {
    name: 'head-further-on-ignored',
    promise: 4,
    file: tracker,
    piece: "ask: order === 'older' || order === 'unknown'",
    instead: 'ask: false',
    tests: [follows],
  },
  {
    name: 'dead-socket-believed',
    promise: 4,
    file: connection,
    piece: 'if (!alive && this.socket === socket && socket.connected) socket.io.engine.close()',
    instead: 'void alive',
    tests: [of('lib/client/live-connection.test.ts')('is found dead within 2 s')],
  },
  {
    name: 'decided-before-it-was-told',
    promise: 3,
    file: connection,
    piece: '    this.batch.flush()\n',
    instead: '',
    tests: [
      of('lib/client/live-connection.test.ts')('promise 3: what is decided about a room does not overtake'),
    ],
  },
  {
    name: 'version-merge-removed',
    promise: 3,
    file: 'hooks/live/replace-newer.ts',
    piece: 'told.version >= shown.version ? told : shown',
    instead: 'told',
    tests: [
      of('hooks/rounds/round-rules.test.ts')('never goes back, and minds its own round'),
      of('hooks/people/people-rules.test.ts')('never goes back to an older one'),
    ],
  },
  {
    name: 'stale-answer-over-a-newer',
    promise: 3,
    file: 'lib/client/as-of.ts',
    piece: "return had !== undefined && comparePositions(position, had) === 'older'",
    instead: "return had !== undefined && comparePositions(position, had) === 'unknown'",
    tests: [of('lib/client/as-of.test.ts')('never shows what is older in a room than what is shown')],
  },
  {
    name: 'events-during-a-fetch-dropped',
    promise: 3,
    file: queries,
    piece: 'this.seen.set(event.room, [event.epoch, event.seq])',
    instead: '',
    tests: [inQueries('after an event during the first fetch')],
  },
  {
    name: 'behind-and-not-read-again',
    promise: 3,
    file: queries,
    piece: '!(this.stale.has(data.asOf) || isBehind(data, this.seen))) return\n',
    instead: '!this.stale.has(data.asOf)) return\n',
    tests: [inQueries('after an event between the snapshot and joining the room: reset')],
  },
  {
    name: 'event-without-a-rule-ignored',
    promise: 3,
    file: patching,
    piece: "rule(data, event) : 'refetch'",
    instead: 'rule(data, event) : data',
    tests: [inQueries('reads again for an event that has no rule')],
  },
  {
    name: 'part-shown-for-the-whole',
    promise: 3,
    file: patching,
    piece: "if (result instanceof Meanwhile || !(place === 'next' || undated)) incomplete = true",
    instead: 'void undated',
    tests: [inQueries('after a burst')],
  },
  {
    name: 'joined-and-nothing-looked-at',
    promise: 3,
    file: connection,
    piece: 'this.afterFlush(() => sink.onJoined(room, position))',
    instead: 'void [room, position]',
    tests: [of('lib/client/live-connection.test.ts')('promise 3: says how far it stands in a room')],
  },
  {
    name: 'seen-by-joining-forgotten',
    promise: 3,
    file: 'lib/client/room-subscriptions.ts',
    piece: 'this.sink.onJoined(room, entry.track.position)',
    instead: 'void 0',
    tests: [
      of('lib/client/live-rooms.test.ts')(
        'promise 3: what was read before the tab left a room is read again',
      ),
    ],
  },
  {
    name: 'read-with-old-rights-believed',
    promise: 3,
    file: queries,
    piece: '?.doubted.add(room)',
    instead: '',
    tests: [of('lib/client/rights-during-a-read.test.ts')('read found before the rights in a room changed')],
  },
  {
    name: 'answer-not-caught-up',
    promise: 3,
    file: queries,
    piece: 'inARow(arrived, missing) ? this.patched(rules, arrived, missing) : arrived',
    instead: 'inARow(arrived, missing) ? arrived : arrived',
    tests: [
      of('lib/client/busy-room.test.ts')('is shown while facts that need none come faster than a read'),
    ],
  },
  {
    name: 'caught-up-over-a-hole',
    promise: 3,
    file: patching,
    piece: "else if (place !== 'past') return false",
    instead: "else if (place !== 'past') continue",
    tests: [of('lib/client/patch.test.ts')('promise 3: is not all that came after')],
  },
  {
    name: 'old-numbering-believed',
    promise: 3,
    file: queries,
    piece: "if (gone) this.markStale(query, 'void')",
    instead: 'void gone',
    tests: [inQueries('is read again when the numbering is gone')],
  },
  {
    name: 'joins-after-what-its-data-has',
    promise: 3,
    file: queries,
    piece: "if (order === 'older') oldest = at",
    instead: "if (order !== 'older' || !oldest) oldest = at",
    tests: [inQueries('resumes where the oldest data of a room stands')],
  },
  {
    name: 'as-of-read-after-the-data',
    promise: 3,
    file: 'lib/server/events/data.ts',
    piece: '  return dated(await currentHeads(rooms))',
    instead: `  const answer = await read({})
  return { ...answer, asOf: await currentHeads(rooms) }`,
    tests: [of('lib/server/events/unit-of-work.itest.ts')('promise 3: an answer is dated before it is read')],
  },
  {
    name: 'read-of-several-moments',
    promise: 3,
    file: 'lib/platform/database/snapshot.ts',
    piece: 'TransactionIsolationLevel.RepeatableRead',
    instead: 'TransactionIsolationLevel.ReadCommitted',
    tests: [of('lib/server/shop/torn-read.itest.ts')('is counted once, and in all or in nothing')],
  },
  {
    name: 'listed-and-not-followed',
    promise: 3,
    file: 'lib/server/tiebreakers/data.ts',
    piece: 'where: { id: { in: ids }, state: LIVE }',
    instead: 'where: { leagueId, state: LIVE }',
    tests: [of('lib/server/tiebreakers/torn-read.itest.ts')('that opens while the list is read is followed')],
  },
  {
    name: 'kept-answer-too-old',
    promise: 3,
    file: 'lib/server/events/kept-answers.ts',
    piece: ' || !reaches(kept.asOf, heads, first)) {',
    instead: ') {',
    tests: [
      of('lib/server/events/kept-answers.itest.ts')('an answer is kept until one of its rooms moves on'),
    ],
  },
  {
    name: 'role-older-than-its-date',
    promise: 3,
    file: 'lib/server/events/gate.ts',
    piece: '...questions.flatMap(whatTells), ',
    instead: '',
    tests: [
      of('lib/server/events/kept-answers.itest.ts')('promise 3: who somebody is in a league is dated by'),
    ],
  },
]
