import type { Socket as NetSocket } from 'node:net'

interface Transport {
  name: string
  socket?: { _socket: NetSocket | null }
  send(packets: unknown[]): void
}

/** What we use of an Engine.IO connection. */
interface Connection {
  transport: Transport
  on(event: 'upgrade', listener: (transport: Transport) => void): void
}

/**
 * Packets that Engine.IO hands to a WebSocket together (answers to what a tab asked at once) go out in one write; `ws` would write
 * each by itself, and a write costs more than all else about an answer.
 */
export function writeTogether(connection: Connection): void {
  cork(connection.transport)
  connection.on('upgrade', cork)
}

function cork(transport: Transport): void {
  if (transport.name !== 'websocket') return
  const send = transport.send.bind(transport)
  transport.send = (packets) => {
    const raw = packets.length > 1 ? transport.socket?._socket : null
    raw?.cork()
    try {
      send(packets)
    } finally {
      raw?.uncork()
    }
  }
}
