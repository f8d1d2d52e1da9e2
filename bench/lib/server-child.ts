import { leagueRoom } from '@/lib/contracts/rooms'
import { newId } from '@/lib/platform/ids'
import type { ServerOrder } from './server-process'
import { startBare, startOurs } from './socket-servers'

/** A server by itself; says when it listens, and what memory it takes whenever it is asked. */

/** Budgets of users are swept once they are full again, as in a node's everyday. */
const EVERYDAY = { sweepMs: 1_000, userMessageBurst: 1_000 }
/** Until budgets are full, and what was told at the joining has gone. */
const SETTLE_MS = 9_000
const MOST_WAIT_MS = 60_000

const { kind, leagues, people } = JSON.parse(process.argv[2] ?? '{}') as ServerOrder
const server =
  kind === 'Gavel'
    ? await startOurs(leagues, people, EVERYDAY)
    : await startBare(Array.from({ length: leagues }, () => leagueRoom(newId())))
const { url, socketIo, cookies, rooms } = server
process.send?.({ name: kind, url, socketIo, cookies, rooms })

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

process.on('message', async ({ sockets }: { sockets: number }) => {
  const until = Date.now() + MOST_WAIT_MS
  while (server.sockets() !== sockets && Date.now() < until) await pause(20)
  await pause(SETTLE_MS)
  for (let n = 0; n < 3; n++) {
    await globalThis.gc?.({ type: 'major', execution: 'sync', flavor: 'last-resort' } as never)
    await pause(50)
  }
  const { heapUsed, external, rss } = process.memoryUsage()
  process.send?.({ heap: heapUsed + external, rss, sockets: server.sockets() })
})
process.once('disconnect', () => void server.stop().finally(() => process.exit()))
