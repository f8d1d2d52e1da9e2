import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'

/** Takes an upgrade over, with its socket. */
export type UpgradeOwner = (request: IncomingMessage, socket: Duplex, head: Buffer) => unknown

/**
 * The one listener of a server's upgrades (docs/decisions/0004): each goes to its owner, and to nobody else; what has none is answered
 * 404 and closed.
 */
export function dispatchUpgrades(server: Server, ownerOf: (path: string) => UpgradeOwner | null): void {
  server.on('upgrade', (request, socket, head) => {
    // Node takes its own listener away before this: without one, a peer that resets ends the process.
    socket.on('error', () => socket.destroy())
    const owner = ownerOf(request.url ?? '')
    if (owner) owner(request, socket, head)
    else socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n', () => socket.destroy())
  })
}
