import { createServer } from 'node:http'
import { Server } from 'socket.io'
import { createLive } from '@/lib/live'
import { database, poolOf } from '@/lib/platform/database/client'
import { listen } from '@/lib/platform/listen'
import type { ServerReport, StormSide } from './storm-node'

/**
 * The server that is killed, as a process of its own: Gavel's live side as server.ts mounts it, or Socket.IO by itself. It says when it
 * could listen, listens when it is told to, and counts what it needed.
 */
const side = process.argv[2] as StormSide
const port = Number(process.argv[3])
const HOURS = 3_600_000
const OPEN = { socketsPerUser: 100_000, socketsPerAddress: 100_000, handshakeBurst: 1_000_000 }

const server = createServer()
if (side === 'ours') {
  const live = createLive({ limits: { ...OPEN, pingIntervalMs: HOURS, pingTimeoutMs: HOURS } })
  await live.start()
  server.on('request', (request, response) => live.handleRequest(request, response))
  server.on('upgrade', (request, socket, head) => live.handleUpgrade(request, socket, head))
} else {
  const io = new Server(server, {
    ...{ transports: ['websocket'], serveClient: false, perMessageDeflate: false },
    ...{ pingInterval: HOURS, pingTimeout: HOURS },
  })
  io.on('connection', (socket) => {
    socket.on('subscribe', ({ room }, answer) => {
      void socket.join(room)
      answer({ ok: true, epoch: 0, seq: 0, mode: 'reset', events: [] })
    })
  })
}

const peak = { used: 0, waiting: 0 }
if (side === 'ours') {
  const pool = poolOf(database())
  const look = () => {
    peak.used = Math.max(peak.used, pool.totalCount - pool.idleCount)
    peak.waiting = Math.max(peak.waiting, pool.waitingCount)
  }
  pool.on('acquire', look)
  pool.on('connect', look)
}

let cpu = process.cpuUsage()
const steadyMs = () => Number(process.hrtime.bigint() / 1_000n) / 1_000

process.on('message', async (ask: 'listen' | 'report') => {
  if (ask === 'listen') {
    cpu = process.cpuUsage()
    await listen(server, port, '127.0.0.1')
    process.send?.({ listeningAt: steadyMs() })
    return
  }
  const { user, system } = process.cpuUsage(cpu)
  const report: ServerReport = {
    cpuMs: (user + system) / 1_000,
    poolUsed: peak.used,
    poolWaiting: peak.waiting,
  }
  process.send?.({ report })
})
process.once('disconnect', () => process.exit())
process.send?.({ prepared: true })
