import { type Mutant, of } from './mutant'

const delivery = of('lib/live/delivery.itest.ts')
const fanOut = of('lib/live/fan-out.test.ts')
const stream = 'lib/live/room-stream.ts'
const replay = 'lib/live/replay.ts'
const ways = delivery('promise 2: minds neither the order nor the repetition of rings')
const setBack = of('lib/live/set-back.itest.ts')
const joins = delivery('promise 2: joins on to a replay without a hole')
const resumes = delivery('promise 4: answers a resume with all of it, or reset')

/** From the commit to the sockets: each once, in order, and a resume that is whole or says that it is not. */
export const relay: Mutant[] = [
  {
    name: 'delivered-twice',
    promise: 2,
    file: stream,
    piece: "placeOf(this.position, event) !== 'next'",
    instead: "placeOf(this.position, event) === 'ahead'",
    tests: [ways],
  },
  {
    name: 'gap-not-held-back-by-the-relay',
    promise: 2,
    file: stream,
    piece: "placeOf(this.position, event) !== 'next'",
    instead: "placeOf(this.position, event) === 'past'",
    tests: [ways],
  },
  {
    name: 'turn-not-in-order',
    promise: 2,
    file: 'lib/live/fan-out.ts',
    piece: '.sort((a, b) => a.order - b.order)',
    instead: '',
    tests: [fanOut('keeps the order in which several rooms were told')],
  },
  {
    name: 'written-past-what-is-queued',
    promise: 2,
    file: 'lib/live/outlet.ts',
    piece: 'connection.writeBuffer.length > 0 || ',
    instead: '',
    tests: [fanOut('goes Socket.IO’s way unless writing directly is the same')],
  },
  {
    name: 'replay-told-again-live',
    promise: 2,
    file: replay,
    piece: 'upTo(stream, [...read, ...rest])',
    instead: '[...read, ...rest]',
    tests: [delivery('promise 2: replays no more than the room has been told')],
  },
  {
    name: 'turn-told-again-to-who-joins',
    promise: 2,
    file: 'lib/live/audience.ts',
    piece: 'this.fanOut.settle(channel.hearers)',
    instead: '',
    tests: [of('lib/live/audience.test.ts')('promise 2: whoever joins hears what is told from then on')],
  },
  {
    name: 'missed-between-replay-and-join',
    promise: 4,
    file: replay,
    piece: 'const finish = (replay: Replay) => release(replay, stream.position ?? [0, 0])',
    instead: `const finish = async (replay: Replay) => {
    const position = stream.position ?? [0, 0]
    await new Promise((resolve) => setTimeout(resolve, 20))
    release(replay, position)
  }`,
    tests: [joins],
  },
  {
    name: 'room-taken-twice',
    promise: 8,
    file: 'lib/live/subscriptions.ts',
    piece: `    // Out of the room until the replay is whole: nothing may overtake it.
    this.leave(socket, room)`,
    instead: '',
    tests: [delivery('promise 8: asks for a room that it is in, again and again')],
  },
  {
    name: 'reset-answered-as-a-replay',
    promise: 4,
    file: 'lib/live/subscriptions.ts',
    piece: "mode: 'reset' as const",
    instead: "mode: 'replay' as const",
    tests: [resumes],
  },
  {
    name: 'pruned-answered-as-a-replay',
    promise: 4,
    file: replay,
    piece: "if (more[0]?.seq !== start[1] + 1) return finish('reset')",
    instead: '',
    tests: [delivery('promise 4: answers reset when what is missing has been pruned')],
  },
  {
    name: 'part-of-what-memory-has',
    promise: 4,
    file: stream,
    piece: 'missing < 0 || missing > this.recent.length',
    instead: 'missing < 0',
    tests: [resumes, joins],
  },
  {
    name: 'new-numbering-not-told',
    promise: 4,
    file: 'lib/live/relay.ts',
    piece: 'this.options.onRebase(stream.room, head)',
    instead: '',
    tests: [delivery('promise 4: goes on when the numbering is taken up elsewhere')],
  },
  {
    name: 'set-back-taken-for-lagging',
    promise: 4,
    file: 'lib/live/relay.ts',
    piece: 'if (isEarlier) setBack.add(room)',
    instead: 'if (isEarlier) continue',
    tests: [setBack('promise 4: what was kept of the lost commits')],
  },
  {
    name: 'lost-number-given-again-unseen',
    promise: 4,
    file: stream,
    piece: 'return told !== undefined && told.id !== id',
    instead: 'return told !== undefined && told.id !== told.id && told.id !== id',
    tests: [setBack('promise 4: so is what was given a lost number')],
  },
  {
    name: 'room-that-is-gone-not-noticed',
    promise: 4,
    file: 'lib/server/events/heads.ts',
    piece: 'LEFT JOIN room_heads ON',
    instead: 'JOIN room_heads ON',
    tests: [setBack('promise 4: a room of which the database knows nothing')],
  },
  {
    name: 'begun-anew-by-each-node',
    promise: 4,
    file: 'lib/server/events/heads.ts',
    piece: 'WHERE head.epoch <= (SELECT',
    instead: 'WHERE 0 <= (SELECT',
    tests: [setBack('promise 4: nodes that notice it at the same moment')],
  },
  {
    name: 'lost-commits-kept-in-memory',
    promise: 4,
    file: 'lib/live/relay.ts',
    piece: '    forgetCaches()\n',
    instead: '',
    tests: [setBack('promise 4: what was kept of the lost commits')],
  },
  {
    name: 'heads-not-told',
    promise: 4,
    file: 'lib/live/gateway.ts',
    piece: 'every(limits.tellHeadsMs, tellHeads),',
    instead: '',
    tests: [delivery('promise 4: tells heads, so that a silent loss is found')],
  },
]
