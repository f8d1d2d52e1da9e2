import type { EventData, LiveEvent } from '@/lib/contracts/events'
import type { Role } from '@/lib/contracts/views'
import { plainRows } from '@/lib/platform/database/plain-rows'
import { pairKey, talkingPairs } from '@/lib/server/people/talk'
import type { Connections } from './connections'
import type { Subscriptions } from './subscriptions'
import type { LiveSocket, Subscription } from './types'

type Membership = { role: Role | string; teamId: string | null }

/**
 * Takes rights away while a socket is connected: at once by the events that say so, and by a sweep of all sessions,
 * memberships and direct chats for what no event told.
 */
export class Revocation {
  private readonly connections: Connections
  private readonly subscriptions: Subscriptions

  constructor(connections: Connections, subscriptions: Subscriptions) {
    this.connections = connections
    this.subscriptions = subscriptions
  }

  /** Looks at an event before anyone is sent it: who is put out by it does not hear it. */
  onEvent(event: LiveEvent): void {
    if (event.type === 'session_update') {
      if (!event.data.ended) return
      const userId = event.room.slice('user:'.length)
      for (const socket of this.connections.of(userId)) {
        if (socket.data.viewer.sessionId === event.data.sessionId) endSession(socket)
      }
    } else if (event.type === 'member_update') this.onMember(event.data)
    else if (event.type === 'connection_update') {
      this.onConnection(event.room.slice('user:'.length), event.data)
    }
  }

  private onMember({ leagueId, member, removed }: EventData<'member_update'>) {
    for (const socket of this.connections.of(member.userId)) {
      for (const subscription of [...socket.data.subscriptions.values()]) {
        subscription.doubts++
        if (subscription.viewer?.leagueId === leagueId && !stillIs(subscription, removed ? null : member)) {
          this.subscriptions.revoke(socket, subscription)
        }
      }
    }
    // Others may have talked to him by this league alone.
    if (removed) this.putOut(this.connections.all(), [member.userId])
  }

  /** How two people stand, as one of them sees it: whoever is blocked sees nothing there. */
  private onConnection(userId: string, { connection: { person, state } }: EventData<'connection_update'>) {
    if (state !== 'none' && state !== 'blocked') return
    const people = [userId, person.userId]
    this.putOut(
      people.flatMap((each) => this.connections.of(each)),
      people,
    )
  }

  /** Out of the direct chats of all these people. Asking again answers whether they may still talk. */
  private putOut(sockets: readonly LiveSocket[], people: readonly string[]) {
    for (const socket of sockets) {
      for (const subscription of [...socket.data.subscriptions.values()]) {
        if (!people.every((userId) => subscription.people.includes(userId))) continue
        subscription.doubts++
        if (subscription.viewer) this.subscriptions.revoke(socket, subscription)
      }
    }
  }

  /**
   * Checks every session, membership and direct chat that a socket here stands on, in three queries.
   * @throws when the database is away; then the next sweep does it
   */
  async sweep(now: Date): Promise<void> {
    const sockets = this.connections.all()
    if (sockets.length === 0) return
    // What a socket stood on before the reads: a subscription made since has just been checked by itself.
    const stood = sockets.flatMap((socket) =>
      [...socket.data.subscriptions.values()].map((subscription) => ({ socket, subscription })),
    )
    const alive = new Set(await livingSessions(sockets, now))
    for (const socket of sockets) if (!alive.has(socket.data.viewer.sessionId)) endSession(socket)
    const members = await membershipsOf(sockets)
    const talking = await talkingPairs(stood.flatMap(({ subscription }) => pairOf(subscription)))
    for (const { socket, subscription } of stood) {
      const { viewer, ended } = subscription
      if (ended || !viewer) continue
      const [pair] = pairOf(subscription)
      const member = members.get(`${viewer.userId}/${viewer.leagueId}`) ?? null
      const stands = pair
        ? talking.has(pairKey(...pair))
        : viewer.leagueId === null || stillIs(subscription, member)
      if (!stands) this.subscriptions.revoke(socket, subscription)
    }
  }
}

/** The two of a direct chat, if it is one. */
const pairOf = ({ people: [one, other] }: Subscription): [string, string][] =>
  one && other ? [[one, other]] : []

async function membershipsOf(sockets: LiveSocket[]): Promise<Map<string, Membership>> {
  const members = await plainRows<Membership & { userId: string; leagueId: string }>(
    `SELECT user_id AS "userId", league_id AS "leagueId", role, team_id AS "teamId"
     FROM members WHERE user_id = ANY ($1::uuid[])`,
    [[...new Set(sockets.map((socket) => socket.data.viewer.userId))]],
  )
  return new Map(members.map((member) => [`${member.userId}/${member.leagueId}`, member]))
}

async function livingSessions(sockets: LiveSocket[], now: Date): Promise<string[]> {
  const rows = await plainRows<{ id: string }>(
    'SELECT id FROM sessions WHERE id = ANY ($1::uuid[]) AND ended_at IS NULL AND expires_at > $2',
    [[...new Set(sockets.map((socket) => socket.data.viewer.sessionId))], now],
  )
  return rows.map((row) => row.id)
}

/** Set first: a socket that is still being let in finds it and is refused. */
function endSession(socket: LiveSocket) {
  socket.data.ended = true
  socket.disconnect(true)
}

const stillIs = (subscription: Subscription, member: Membership | null): boolean =>
  member !== null && subscription.viewer?.role === member.role && subscription.viewer.teamId === member.teamId
