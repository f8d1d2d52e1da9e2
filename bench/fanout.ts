import { leagueRoom } from '@/lib/contracts/rooms'
import { spreadOf } from './lib/rounds'
import { type Saturated, saturate } from './lib/saturate'
import { SocketClients } from './lib/socket-clients'
import { eventsOf, type FanOutServer, startBare, startOurs, startRaw } from './lib/socket-servers'
import type { BenchOptions, BenchRow } from './lib/types'

/**
 * One room full of sockets that are told event after event: what a delivery costs the server's process, from the doorbell on,
 * against Socket.IO's own `io.emit`, and `ws` below it. The viewers are of twenty teams, so of twenty classes.
 */
export async function run({ quick }: BenchOptions): Promise<BenchRow[]> {
  const clients = new SocketClients()
  const ours = await startOurs(1, 20)
  const [leagueId = ''] = ours.leagueIds
  const servers = [ours, await startBare([leagueRoom(leagueId)]), await startRaw(false), await startRaw(true)]
  const nexts = servers.map(() => eventsOf(leagueId))
  const rows: BenchRow[] = []
  try {
    const sizes = quick ? [2_000] : [500, 2_000, 10_000]
    let connected = 0
    for (const size of sizes) {
      // What all of them hold at once fits no small machine.
      const some = size > 2_000 ? servers.slice(0, 2) : servers
      if (size > 2_000) for (const { name } of servers.slice(2)) await clients.close(name)
      for (const server of some) await clients.connect(server.name, { ...server, count: size - connected })
      connected = size
      rows.push(...(await measure(clients, some, nexts, size, quick ? 5 : 11)))
    }
    return rows
  } finally {
    clients.stop()
    for (const server of servers) await server.stop()
  }
}

async function measure(
  clients: SocketClients,
  servers: readonly FanOutServer[],
  nexts: readonly ReturnType<typeof eventsOf>[],
  sockets: number,
  rounds: number,
): Promise<BenchRow[]> {
  const turns = Math.ceil(80_000 / sockets)
  const once = (index: number) =>
    saturate(clients, servers[index] as FanOutServer, sockets, nexts[index] as ReturnType<typeof eventsOf>, {
      turns,
      each: 1,
    })
  for (const index of servers.keys()) await once(index)
  const found: Saturated[][] = servers.map(() => [])
  for (let round = 0; round < rounds; round++) {
    // Another begins each time, so that a slow minute falls on all.
    for (const place of servers.keys()) {
      const index = (place + round) % servers.length
      found[index]?.push(await once(index))
    }
  }
  const [ours = [], ...peers] = found
  const limits = [0.65, 1.05, null]
  return peers.map((theirs, n) => {
    const ratio = spreadOf(
      ours.map(({ cpuMicros }, round) => cpuMicros / (theirs[round]?.cpuMicros ?? Number.NaN)),
    )
    const limit = limits[n] ?? null
    return {
      case: `${sockets.toLocaleString('en')} sockets in a room`,
      peer: servers[n + 1]?.name ?? '',
      metric: `processor time a delivery, N = ${rounds}`,
      unit: 'µs',
      ...spreadOf(ours.map(({ cpuMicros }) => cpuMicros)),
      peerMedian: spreadOf(theirs.map(({ cpuMicros }) => cpuMicros)).median,
      ratio: ratio.median,
      ratioRange: [ratio.min, ratio.max],
      target: limit ? `≤ ${limit} × peer` : 'the floor, for comparison',
      met: limit === null || ratio.median <= limit,
    }
  })
}
