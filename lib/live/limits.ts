import { TYPING_MS } from '@/lib/contracts/socket'

/** Every bound of the live side, in one place; a test or an operator may give others. */
export const defaultLimits = {
  /** Open sockets of one user: some thirty tabs on two devices. */
  socketsPerUser: 60,
  /** Of one address: a whole league behind one router. */
  socketsPerAddress: 200,
  /** Handshakes of one address, each of which asks the database: at once, and per second. A league comes back at once. */
  handshakeBurst: 400,
  handshakesPerSecond: 40,
  /** Handshakes being looked at at once; their reads go together. Beyond them so many wait, some seconds' work; others come again. */
  handshakesAtOnce: 250,
  handshakesWaiting: 10_000,
  /** Rooms that one socket may be in, some 700 bytes each: an account in hundreds of leagues. Beyond it a tab reads again instead of hearing. */
  roomsPerSocket: 512,
  /** The largest frame or polling body from a client. The largest honest message is some 120 bytes. */
  maxMessageBytes: 16_384,
  /** Messages a socket may send: on average per second, and at once. */
  messagesPerSecond: 50,
  messageBurst: 100,
  /** All sockets of a user together: on average per second, and at once. His thirty tabs resume in their rooms at once. */
  userMessagesPerSecond: 150,
  userMessageBurst: 1_000,
  /** Refusals (too fast, unknown, malformed) that a socket may collect at once, and that it is forgiven per second. */
  refusalBurst: 200,
  refusalsPerSecond: 5,
  /** Engine packets of any kind, below which nothing is parsed: at once, and per second. */
  packetBurst: 600,
  packetsPerSecond: 300,
  /** Events in one replay; whoever is further behind fetches anew. */
  replay: 500,
  /** Bytes of them as JSON; a fraction of `pendingBytes`, or whoever resumes in several rooms is cut off again and again. */
  replayBytes: 256_000,
  /** Newest events of a watched room that are kept in memory for replays. */
  recent: 256,
  /** Characters of them as JSON, beside the newest: whoever lacks more is answered `reset` by `replayBytes`. */
  recentBytes: 256_000,
  /** Bytes waiting for a slow reader before he is cut off, to resume. */
  pendingBytes: 1_000_000,
  pollHeadsMs: 500,
  tellHeadsMs: 5_000,
  sweepMs: 30_000,
  slowReaderMs: 1_000,
  /** How often presence that changed is told, and typing that nobody repeats is ended. */
  signalsMs: 1_000,
  /** How long someone still counts as online after his last socket has left. */
  presenceGraceMs: 5_000,
  /** Rest of a room after its people were told, for each of them: a thousand tell a thousand every ten seconds. */
  presencePerPersonMs: 10,
  /** Typing that is not said again is over. */
  typingMs: TYPING_MS,
  /** The same said again sooner than this is not passed on. */
  typingRepeatMs: 2_000,
  /** How often a user's sockets together may begin to type: at once, and per second. */
  typingBurst: 10,
  typingPerSecond: 2,
  /** How often a node says to the others that it lives, and how long it may be silent before its people fade. */
  nodeBeatMs: 2_000,
  nodeTtlMs: 10_000,
  /** Not having heard oneself for so long, the wire between the nodes counts as broken; how long until it is tried again. */
  lineSilentMs: 8_000,
  lineRetryMs: 500,
  /** A dead peer is noticed after interval + timeout. */
  pingIntervalMs: 5_000,
  pingTimeoutMs: 5_000,
}

export type LiveLimits = typeof defaultLimits
