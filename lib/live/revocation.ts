import type { EventData, LiveEvent } from '@/lib/contracts/events'
import type { Role } from '@/lib/contracts/views'
import { database } from '@/lib/platform/database/client'
import type { Connections } from './connections'
import type { Subscriptions } from './subscriptions'
import type { LiveSocket, Subscription } from './types'

/**
 * Takes rights away while a socket is connected: at once by the events that say so, and by a sweep of all sessions
 * and memberships for what no event told.
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
      const userId = event.room.slice('user:'.length)
      for (const socket of this.connections.of(userId)) {
        if (socket.data.viewer.sessionId === event.data.sessionId) endSession(socket)
      }
    } else if (event.type === 'member_update') this.onMember(event.data)
  }

  private onMember({ leagueId, member, removed }: EventData<'member_update'>) {
    for (const socket of this.connections.of(member.userId)) {
      this.recheck(socket, leagueId, removed ? null : member)
    }
  }

  /** Whoever is no longer what he was in a league leaves its rooms; asking again shows him what he now may see. */
  private recheck(
    socket: LiveSocket,
    leagueId: string,
    member: { role: Role | string; teamId: string | null } | null,
  ) {
    for (const subscription of [...socket.data.subscriptions.values()]) {
      subscription.doubts++
      if (subscription.viewer?.leagueId === leagueId && !stillIs(subscription, member)) {
        this.subscriptions.revoke(socket, subscription)
      }
    }
  }

  /**
   * Checks every session and membership that a socket here stands on, in two queries.
   * @throws when the database is away; then the next sweep does it
   */
  async sweep(now: Date): Promise<void> {
    const sockets = this.connections.all()
    if (sockets.length === 0) return
    // What a socket stood on before the reads: a subscription made since has just been checked by itself.
    const stood = sockets.map((socket) => ({
      socket,
      subscriptions: [...socket.data.subscriptions.values()],
    }))
    const alive = new Set(await livingSessions(sockets, now))
    for (const socket of sockets) if (!alive.has(socket.data.viewer.sessionId)) endSession(socket)
    const members = await database().member.findMany({
      where: { userId: { in: [...new Set(sockets.map((socket) => socket.data.viewer.userId))] } },
      select: { userId: true, leagueId: true, role: true, teamId: true },
    })
    const found = new Map(members.map((member) => [`${member.userId}/${member.leagueId}`, member]))
    for (const { socket, subscriptions } of stood) {
      for (const subscription of subscriptions) {
        const leagueId = subscription.viewer?.leagueId
        if (subscription.ended || !leagueId) continue
        const member = found.get(`${socket.data.viewer.userId}/${leagueId}`) ?? null
        if (!stillIs(subscription, member)) this.subscriptions.revoke(socket, subscription)
      }
    }
  }
}

async function livingSessions(sockets: LiveSocket[], now: Date): Promise<string[]> {
  const ids = [...new Set(sockets.map((socket) => socket.data.viewer.sessionId))]
  const rows = await database().session.findMany({
    where: { id: { in: ids }, endedAt: null, expiresAt: { gt: now } },
    select: { id: true },
  })
  return rows.map((row) => row.id)
}

/** Set first: a socket that is still being let in finds it and is refused. */
function endSession(socket: LiveSocket) {
  socket.data.ended = true
  socket.disconnect(true)
}

const stillIs = (
  subscription: Subscription,
  member: { role: Role | string; teamId: string | null } | null,
): boolean =>
  member !== null && subscription.viewer?.role === member.role && subscription.viewer.teamId === member.teamId
