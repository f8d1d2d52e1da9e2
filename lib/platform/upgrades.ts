import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'

/** Takes an upgrade over, with its socket. */
export type UpgradeOwner = (request: IncomingMessage, socket: Duplex, head: Buffer) => unknown
/** Whose the upgrades of a path are. */
export type OwnerOf = (path: string) => UpgradeOwner | null

/**
 * The one listener of a server's upgrades (docs/decisions/0004), from before it listens: each goes to its owner, and to nobody else;
 * what has none is answered 404 and closed, and what comes before there are owners 503.
 * @returns how to say who owns what
 */
export function dispatchUpgrades(server: Server): (ownerOf: OwnerOf) => void {
  let owners: OwnerOf | null = null
  server.on('upgrade', (request, socket, head) => {
    // Node takes its own listener away before this: without one, a peer that resets ends the process.
    socket.on('error', () => socket.destroy())
    const owner = owners?.(request.url ?? '')
    if (owner) owner(request, socket, head)
    else refuse(socket, owners ? '404 Not Found' : '503 Service Unavailable')
  })
  return (ownerOf) => {
    owners = ownerOf
  }
}

function refuse(socket: Duplex, status: string) {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\n\r\n`, () => socket.destroy())
}
