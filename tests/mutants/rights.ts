import { type Mutant, of } from './mutant'

const access = 'lib/live/access.ts'
const subscriptions = 'lib/live/subscriptions.ts'
const revocation = 'lib/live/revocation.ts'
const gateway = 'lib/live/gateway.ts'
const refusals = of('lib/live/refusals.itest.ts')
const delivery = of('lib/live/delivery.itest.ts')
const chats = of('lib/live/chats.itest.ts')
const foreign = refusals('promise 6: refuses a foreign room in the words')
const removed = refusals('promise 6: puts out a removed member at once')
const changed = refusals('promise 6: puts out whoever’s role or team changed')
const resumes = refusals('promise 6: nothing after revocation, however he comes back')
const seen = delivery('promise 6: shows each viewer what he may see')

/** Nothing crosses a room, nothing after rights ended. */
export const rights: Mutant[] = [
  {
    name: 'membership-not-checked-at-subscribe',
    promise: 6,
    file: access,
    piece: 'await enterLeague({ userId }, leagueId)',
    instead:
      "await enterLeague({ userId }, leagueId).catch(() => ({ role: 'spectator' as const, teamId: null }))",
    tests: [foreign],
  },
  {
    name: 'room-of-one-party-for-all',
    promise: 6,
    file: access,
    piece: 'if (!isFor(viewer, room)) throw notFound()',
    instead: 'void isFor',
    tests: [refusals('promise 6: keeps a team’s own room from all others')],
  },
  {
    name: 'another-user’s-own-room',
    promise: 6,
    file: access,
    piece: 'if (id !== userId) throw notFound()',
    instead: '',
    tests: [foreign],
  },
  {
    name: 'direct-chat-for-all',
    promise: 6,
    file: access,
    piece: "if (parsed?.kind === 'chat') await enterChat({ userId }, parsed.id)",
    instead: 'void [parsed, enterChat]',
    tests: [chats('is for the two, in the words of a room that does not exist')],
  },
  {
    name: 'membership-not-checked-at-resume',
    promise: 6,
    file: subscriptions,
    piece: 'await this.admit(socket, subscription)',
    instead: `if (message.seq === undefined) await this.admit(socket, subscription)
      else subscription.viewer = { ...socket.data.viewer, role: 'manager', teamId: null, leagueId: null }`,
    tests: [removed, resumes],
  },
  {
    name: 'removal-not-acted-on',
    promise: 6,
    file: revocation,
    piece: "else if (event.type === 'member_update') this.onMember(event.data)",
    instead: 'else if (this.onMember === null) return',
    tests: [removed],
  },
  {
    name: 'put-out-after-it-was-told',
    promise: 6,
    file: gateway,
    piece: `      revocation.onEvent(event)
      presence.onEvent(event)
      audience.deliver(event)`,
    instead: `      audience.deliver(event)
      audience.flush()
      revocation.onEvent(event)
      presence.onEvent(event)`,
    tests: [removed],
  },
  {
    name: 'hears-on-after-he-was-put-out',
    promise: 6,
    file: subscriptions,
    piece: 'this.audience.leave(socket, subscription.room, subscription.channel)',
    instead: '',
    tests: [removed],
  },
  {
    name: 'league-not-watched-from-its-rooms',
    promise: 6,
    file: subscriptions,
    piece: 'ground.leagueId ? [leagueRoom(ground.leagueId)] : ground.people.map(userRoom)',
    instead: 'ground.leagueId && leagueRoom(ground.leagueId) ? [] : ground.people.map(userRoom)',
    tests: [changed],
  },
  {
    name: 'second-look-after-the-watch-removed',
    promise: 6,
    file: subscriptions,
    piece: 'while (doubts !== subscription.doubts)',
    instead: 'while (doubts < 0)',
    tests: [chats('promise 6: lets nobody in whose block comes while his right is being read')],
  },
  {
    name: 'session-looked-at-before-its-end-is-watched',
    promise: 6,
    file: 'lib/live/handshake.ts',
    piece: `  await stream.ready
  await viewerOf(proof, gate.now())`,
    instead: `  await viewerOf(proof, gate.now())
  await stream.ready`,
    tests: [of('lib/live/handshake.itest.ts')('promise 6: lets no socket in whose session ends')],
  },
  {
    name: 'end-of-a-session-not-acted-on',
    promise: 6,
    file: revocation,
    piece: 'if (socket.data.viewer.sessionId === event.data.sessionId) endSession(socket)',
    instead: '',
    tests: [refusals('promise 6: closes the sockets of an ended session')],
  },
  {
    name: 'let-in-though-put-out-while-catching-up',
    promise: 6,
    file: subscriptions,
    piece: 'if (subscription.ended || !viewer) return',
    instead: 'if (!viewer) return',
    tests: [of('lib/live/storm.itest.ts')('promise 6: lose their rooms with their membership while %s')],
  },
  {
    name: 'block-not-acted-on',
    promise: 6,
    file: revocation,
    piece: "if (state !== 'none' && state !== 'blocked') return",
    instead: 'if (state) return',
    tests: [chats('promise 6: puts out both at once when %s blocks')],
  },
  {
    name: 'sweep-removed',
    promise: 6,
    file: gateway,
    piece: 'every(limits.sweepMs, sweep),',
    instead: '',
    tests: [refusals('promise 6: finds by its sweep what no event told')],
  },
  {
    name: 'projection-skipped',
    promise: 6,
    file: 'lib/live/audience.ts',
    piece: 'const seen = projectEvent(viewer, event)',
    instead: 'const seen = viewer ? event : projectEvent(viewer, event)',
    tests: [seen],
  },
  {
    name: 'projection-skipped-in-a-replay',
    promise: 6,
    file: subscriptions,
    piece: 'withoutWithdrawn(found).map((event) => projectEvent(viewer, event))',
    instead: '[...withoutWithdrawn(found)]',
    tests: [seen],
  },
  {
    name: 'one-class-for-all-who-look',
    promise: 6,
    file: 'lib/live/audience.ts',
    piece: "const team = viewer.teamId ?? '-'",
    instead: "const team = '-'",
    tests: [seen],
  },
  {
    name: 'deleted-words-replayed',
    promise: 6,
    file: subscriptions,
    piece: 'withoutWithdrawn(found)',
    instead: 'found',
    tests: [of('lib/server/chats/withdrawn.itest.ts')('what was deleted in a chat is in no replay')],
  },
  {
    name: 'origin-not-checked',
    promise: 6,
    file: gateway,
    piece: '!mayHandshake(request, publicUrl)',
    instead: '!mayHandshake',
    tests: [refusals('refuses a foreign or missing Origin with a good cookie')],
  },
  {
    name: 'said-in-the-name-of-the-next-person',
    promise: 6,
    file: 'lib/server/http/handle.ts',
    piece: '      refuseForAnother(request, viewer)\n',
    instead: '',
    tests: [
      of('lib/server/chats/send-message.itest.ts')(
        'sends nothing in the name of whoever has signed in since',
      ),
    ],
  },
  {
    name: 'typing-told-from-outside',
    promise: 6,
    file: 'lib/live/typing.ts',
    piece: "if (!isIn || parseRoom(room)?.kind !== 'chat') throw notFound()",
    instead: 'void [isIn, parseRoom, notFound]',
    tests: [of('lib/live/typing.itest.ts')('is refused to whoever is not in the room')],
  },
  {
    name: 'types-on-after-he-was-put-out',
    promise: 6,
    file: 'lib/live/typing.ts',
    piece: `  left(socket: LiveSocket, { room }: Subscription): void {
    this.end(`,
    instead: `  left(socket: LiveSocket, { room }: Subscription): void {
    if (!room) this.end(`,
    tests: [of('lib/live/typing.itest.ts')('is over when %s')],
  },
  {
    name: 'removed-and-still-present',
    promise: 6,
    file: 'lib/live/presence.ts',
    piece: 'this.attendance.expel(room, event.data.member.userId)',
    instead: '',
    tests: [of('lib/live/presence.itest.ts')('drops whoever is removed at once, and tells him nothing more')],
  },
  {
    name: 'seal-between-nodes-not-checked',
    promise: 6,
    file: 'lib/live/nodes/seal.ts',
    piece: 'Buffer.concat([decipher.update(body), decipher.final()])',
    instead: 'decipher.update(body)',
    tests: [of('lib/live/nodes/saying.test.ts')('hears nobody without the secret, nor a changed word')],
  },
]
