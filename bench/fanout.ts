import { leagueRoom } from '@/lib/contracts/rooms'
import { saturate } from './lib/saturate'
import { figures, inTurn, type Side } from './lib/sides'
import { SocketClients } from './lib/socket-clients'
import { eventsOf, startBare, startOurs, startRaw } from './lib/socket-servers'
import type { BenchOptions, BenchRow } from './lib/types'

/** Of `io.emit`, of `ws.send`; the pre-built frame is the floor, for comparison. */
const LIMITS = [0.65, 1.05, null]
const FLAT = 1.15

/**
 * One room full of sockets that are told event after event: what a delivery costs the server's process, from the doorbell on,
 * against Socket.IO's own `io.emit`, and `ws` below it. The viewers are of twenty teams, so of twenty classes.
 */
export async function run({ quick }: BenchOptions): Promise<BenchRow[]> {
  const clients = new SocketClients()
  const ours = await startOurs(1, 20)
  const [leagueId = ''] = ours.leagueIds
  const servers = [ours, await startBare([leagueRoom(leagueId)]), await startRaw(false), await startRaw(true)]
  const sides = servers.map((server) => ({ server, next: eventsOf(leagueId) }))
  const rounds = quick ? 5 : 11
  const rows: BenchRow[] = []
  try {
    rows.push(...(await compare(clients, sides, 2_000, rounds)))
    if (!quick) rows.push(await growth(clients, sides.slice(0, 1), rounds))
    return rows
  } finally {
    clients.stop()
    for (const server of servers) await server.stop()
  }
}

/** Some 80,000 deliveries a round. */
const costOf = (clients: SocketClients, sockets: number) => async (side: Side) =>
  (await saturate(clients, side, sockets, { turns: Math.ceil(80_000 / sockets), each: 1 })).cpuMicros

async function compare(
  clients: SocketClients,
  sides: readonly Side[],
  sockets: number,
  rounds: number,
): Promise<BenchRow[]> {
  const [ours = [], ...peers] = await inTurn(clients, sides, sockets, rounds, costOf(clients, sockets))
  return peers.map((theirs, n) => {
    const limit = LIMITS[n] ?? null
    const found = figures(ours, theirs)
    return {
      case: `${sockets.toLocaleString('en')} sockets in a room`,
      peer: sides[n + 1]?.server.name ?? '',
      metric: `processor time a delivery, N = ${rounds}`,
      unit: 'µs',
      ...found,
      target: limit ? `≤ ${limit} × peer` : 'the floor, for comparison',
      met: limit === null || found.ratio <= limit,
    }
  })
}

/** A delivery to one of ten thousand against one of five hundred. */
async function growth(clients: SocketClients, ours: readonly Side[], rounds: number): Promise<BenchRow> {
  const at = async (sockets: number) =>
    (await inTurn(clients, ours, sockets, rounds, costOf(clients, sockets)))[0] ?? []
  const few = await at(500)
  const found = figures(await at(10_000), few)
  return {
    case: '10,000 sockets in a room',
    peer: 'itself with 500',
    metric: `processor time a delivery, N = ${rounds}, one after the other`,
    unit: 'µs',
    ...found,
    target: `≤ ${FLAT} × peer`,
    met: found.ratio <= FLAT,
  }
}
