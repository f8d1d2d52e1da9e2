import { leagueRoom } from '@/lib/contracts/rooms'
import { newId } from '@/lib/platform/ids'
import type { ServerOrder, ServerRequest } from './server-process'
import { collected, type LoadedServer, squadTeller } from './server-under-load'
import { startBare, startOurs } from './socket-servers'

/** A server by itself; says when it listens, and what memory it takes whenever it is asked. */

/** Budgets of users are swept once they are full again, as in a node's everyday. */
const EVERYDAY = { sweepMs: 1_000, userMessageBurst: 1_000 }
/** Until budgets are full, and what was told at the joining has gone. */
const SETTLE_MS = 9_000
const MOST_WAIT_MS = 60_000

const { kind, leagues, people, bounds, asked } = JSON.parse(process.argv[2] ?? '{}') as ServerOrder
const server: LoadedServer = await start()
const { url, socketIo, cookies, rooms } = server
const tell = squadTeller(server)
process.send?.({ name: kind, url, socketIo, cookies, rooms })

async function start() {
  if (kind === 'Gavel') return startOurs(leagues, people, { ...EVERYDAY, ...bounds })
  const leagueIds = Array.from({ length: leagues }, newId)
  return { ...(await startBare(leagueIds.map(leagueRoom), asked ? people : undefined)), leagueIds }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

process.on('message', async ({ sockets, load }: ServerRequest) => {
  const until = Date.now() + MOST_WAIT_MS
  while (server.sockets() !== sockets && Date.now() < until) await pause(20)
  if (load) return process.send?.(await tell(load))
  await pause(SETTLE_MS)
  process.send?.(await collected(server))
})
process.once('disconnect', () => void server.stop().finally(() => process.exit()))
