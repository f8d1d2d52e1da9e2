import type { AsOf } from '@/lib/contracts/rooms'
import type { Connections } from './connections'

/** Sockets told in one go, some two milliseconds; facts go between. */
const SOCKETS_A_TURN = 100

/**
 * Tells every socket where its rooms stand.
 * @param flush writes what waits: a head that came before its event would look like a loss
 */
export async function tellAllHeads(connections: Connections, flush: () => void): Promise<void> {
  const sockets = connections.all()
  for (let start = 0; start < sockets.length; start += SOCKETS_A_TURN) {
    flush()
    for (const socket of sockets.slice(start, start + SOCKETS_A_TURN)) {
      const heads: AsOf = {}
      for (const { room, channel, streams } of socket.data.subscriptions.values()) {
        const stream = streams.find((candidate) => candidate.room === room)
        if (channel && stream?.position) heads[room] = stream.position
      }
      if (socket.connected) socket.emit('heads', heads)
    }
    await new Promise(setImmediate)
  }
}
