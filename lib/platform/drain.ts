import type { Server } from 'node:http'
import type { Socket } from 'node:net'

/** Closes the server, gives requests in flight `ms` milliseconds, and ends whatever is left. */
export type Drain = (ms: number) => Promise<void>

/**
 * Follows a server's connections from the start. `server.close()` alone waits for ever for those that were upgraded,
 * and `closeAllConnections()` does not know them.
 */
export function trackConnections(server: Server): Drain {
  const open = new Set<Socket>()
  const upgraded = new Set<Socket>()
  server.on('connection', (socket) => {
    open.add(socket)
    socket.once('close', () => {
      open.delete(socket)
      upgraded.delete(socket)
    })
  })
  server.on('upgrade', (_request, socket) => {
    // With this listener the socket is ours, and Node's own care for its errors ends.
    socket.on('error', letGo)
    upgraded.add(socket as Socket)
  })
  return (ms) =>
    new Promise((resolve) => {
      const late = setTimeout(() => {
        for (const socket of open) socket.destroy()
      }, ms)
      server.close(() => {
        clearTimeout(late)
        resolve()
      })
      for (const socket of upgraded) socket.destroy()
      server.closeIdleConnections()
    })
}

/** Of a socket that broke: it destroys itself. One for all of them. */
const letGo = () => {}
