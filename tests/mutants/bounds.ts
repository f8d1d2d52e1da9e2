import { type Mutant, of } from './mutant'

const gateway = 'lib/live/gateway.ts'
const guard = 'lib/live/guard.ts'
const subscriptions = 'lib/live/subscriptions.ts'
const refusals = of('lib/live/refusals.itest.ts')
const attacks = of('lib/live/attacks.itest.ts')
const delivery = of('lib/live/delivery.itest.ts')
const slow = of('lib/live/slow-readers.itest.ts')('promise 8: a reader who does not read')
const polls = of('lib/live/unread-polls.itest.ts')
const few = refusals('bounds the sockets of a user and of an address')
const flood = attacks('1,000 messages/s → limited, then disconnected, others unhurt')
const closes = attacks('too large, or binary → closed')
const bytes = delivery('promise 8: answers reset rather than send more bytes')

/** Nobody makes memory grow, or others wait. */
export const bounds: Mutant[] = [
  {
    name: 'slow-reader-not-cut-off',
    promise: 8,
    file: 'lib/live/slow-readers.ts',
    piece: 'pendingBytes(connection) <= bound',
    instead: 'pendingBytes(connection) >= 0 || bound > 0',
    tests: [slow],
  },
  {
    name: 'slow-reader-asked-to-go',
    promise: 8,
    file: 'lib/live/slow-readers.ts',
    piece: `  connection.transport.socket?.terminate?.()
  dropUnread(connection)
  connection.close(true)`,
    instead: '  connection.close()',
    tests: [slow],
  },
  {
    name: 'polls-without-reading',
    promise: 8,
    file: 'lib/live/unread-polls.ts',
    piece: 'if (before && isUnread(before)) {',
    instead: 'if (before?.errored) {',
    tests: [polls('promise 8: who polls and reads no answer')],
  },
  {
    name: 'unread-poll-kept-after-its-session',
    promise: 8,
    file: 'lib/live/unread-polls.ts',
    piece: 'setTimeout(dropUnread, LAST_WORD_MS, connection).unref()',
    instead: 'connection',
    tests: [polls('promise 8: an answer that nobody reads')],
  },
  {
    name: 'slow-poller-cut-off',
    promise: 8,
    file: 'lib/live/unread-polls.ts',
    piece: 'writableEnded && !writableFinished && !destroyed',
    instead: 'writableEnded || writableFinished || destroyed',
    tests: [polls('promise 8: who reads each answer slowly')],
  },
  {
    name: 'waiting-bytes-not-counted-in-a-replay',
    promise: 8,
    file: subscriptions,
    piece: ' - pendingBytes(conn as never)',
    instead: ' - 0 * pendingBytes(conn as never)',
    tests: [delivery('promise 8: counts what already waits for a reader')],
  },
  {
    name: 'replay-of-any-size',
    promise: 8,
    file: subscriptions,
    piece: 'seen && sizeOf(seen) <= this.replayBytes(socket)',
    instead: 'seen && sizeOf(seen) >= 0',
    tests: [bytes],
  },
  {
    name: 'events-read-without-end',
    promise: 8,
    file: 'lib/server/events/data.ts',
    piece: 'WHERE bytes_before < ${bytes}',
    instead: 'WHERE bytes_before >= 0 OR bytes_before < ${bytes}',
    tests: [bytes],
  },
  {
    name: 'recent-events-of-any-size',
    promise: 8,
    file: 'lib/live/room-stream.ts',
    piece: ' || this.recentSize > recentBytes * 2',
    instead: '',
    tests: [of('lib/live/room-stream.test.ts')('promise 8: keeps no more of a room')],
  },
  {
    name: 'read-events-of-any-size-kept',
    promise: 8,
    file: 'lib/live/room-stream.ts',
    piece: '    if (size > this.keep.recentBytes) return\n',
    instead: '',
    tests: [of('lib/live/room-stream.test.ts')('promise 8: remembers what was read')],
  },
  {
    name: 'any-number-of-rooms',
    promise: 8,
    file: subscriptions,
    piece: 'socket.data.subscriptions.size >= this.limits.roomsPerSocket',
    instead: 'socket.data.subscriptions.size < 0',
    tests: [refusals('bounds the rooms of a socket')],
  },
  {
    name: 'rooms-asked-for-too-fast',
    promise: 3,
    file: 'lib/client/pace.ts',
    piece: 'if (this.left === 0) return',
    instead: 'if (this.left === Number.MIN_SAFE_INTEGER) return',
    tests: [
      of('lib/live/many-rooms.itest.ts')('promise 3: a list of more leagues than a tab may ask for at once'),
    ],
  },
  {
    name: 'any-number-of-sockets-of-a-user',
    promise: 8,
    file: 'lib/live/handshake.ts',
    piece: 'connections.admitted(proof.userId) >= limits.socketsPerUser',
    instead: 'limits.socketsPerUser < 0',
    tests: [few],
  },
  {
    name: 'any-number-of-handshakes-in-line',
    promise: 8,
    file: 'lib/live/admissions.ts',
    piece: 'if (this.waiting >= this.most) return null',
    instead: '',
    tests: [of('lib/live/admissions.test.ts')('promise 8: are so many at once')],
  },
  {
    name: 'any-number-of-sockets-of-an-address',
    promise: 8,
    file: gateway,
    piece: 'connections.countOfAddress(address) < limits.socketsPerAddress',
    instead: 'limits.socketsPerAddress > 0',
    tests: [few],
  },
  {
    name: 'any-number-of-handshakes',
    promise: 8,
    file: gateway,
    piece: 'ofAddresses.take(address, performance.now()) &&',
    instead: '',
    tests: [refusals('limits how often an address may come')],
  },
  {
    name: 'any-number-of-messages-of-a-socket',
    promise: 8,
    file: guard,
    piece: 'messages.take(now) && ',
    instead: '',
    tests: [flood],
  },
  {
    name: 'waiting-frames-keep-the-pool',
    promise: 8,
    file: 'lib/live/packet.ts',
    piece: 'Buffer.allocUnsafeSlow(',
    instead: 'Buffer.allocUnsafe(',
    tests: [of('lib/live/fan-out.test.ts')('promise 8: keeps for a reader who lets it wait no more memory')],
  },
  {
    name: 'any-number-of-messages-of-a-user',
    promise: 8,
    file: guard,
    piece: ' && ofUsers.take(data.viewer.userId, now)',
    instead: '',
    tests: [refusals('limits a user whatever the number of his sockets')],
  },
  {
    name: 'flood-refused-for-ever',
    promise: 8,
    file: guard,
    piece: 'if (!data.refusals.take(now)) this.disconnect(true)',
    instead: 'void data',
    tests: [refusals('disconnects who goes on saying what is refused')],
  },
  {
    name: 'any-name-let-through',
    promise: 8,
    file: guard,
    piece: "if (!shape) return refusal('forbidden', 'A tab may not say that.')",
    instead: 'if (!shape) return null',
    tests: [attacks('emitting `wallet_update` or `compliance_alert`, or any name but ours → refused')],
  },
  {
    name: 'binary-let-through',
    promise: 8,
    file: guard,
    piece: "const binary = isMessage && (typeof data !== 'string' || BINARY.test(data))",
    instead: 'const binary = isMessage && data === BINARY',
    tests: [closes],
  },
  {
    name: 'message-of-any-size',
    promise: 8,
    file: gateway,
    piece: 'maxHttpBufferSize: limits.maxMessageBytes,',
    instead: '',
    tests: [closes],
  },
  {
    name: 'flood-below-socket-io',
    promise: 8,
    file: guard,
    piece: '!binary && entered < 2 && packets.take(performance.now())',
    instead: '!binary && entered < 2 && packets',
    tests: [attacks('a flood below all messages → closed')],
  },
  {
    name: 'typing-counted-by-tab',
    promise: 8,
    file: 'lib/live/typing.ts',
    piece: 'this.budgets.take(userId, now)',
    instead: 'this.budgets.take(socket.id, now)',
    tests: [of('lib/live/typing.test.ts')('is passed on only so often, however many tabs')],
  },
  {
    name: 'outbox-between-nodes-without-end',
    promise: 8,
    file: 'lib/live/nodes/outbox.ts',
    piece: 'if (this.bytes <= MOST_EVENT_BYTES) return',
    instead: 'if (this.bytes > 0) return',
    tests: [of('lib/live/nodes/saying.test.ts')('tells events whole while few wait')],
  },
]
