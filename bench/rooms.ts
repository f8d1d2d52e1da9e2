import { leagueRoom } from '@/lib/contracts/rooms'
import { figures, inTurn, type Side } from './lib/sides'
import { SocketClients } from './lib/socket-clients'
import { eventsOf, startBare, startOurs } from './lib/socket-servers'
import type { BenchOptions, BenchRow } from './lib/types'

const IN_ROOM = 20
const PEOPLE = 4
const EVENTS = 200
const EVERY_MS = 5
const LIMITS = { p50: 1, p99: 5 }
const MOST_RATIO = 1.1

/** Many rooms of twenty, an event in one of them every 5 ms: how long until its twenty have it, against `io.to`. */
export async function run({ quick }: BenchOptions): Promise<BenchRow[]> {
  const rooms = quick ? 100 : 500
  const sockets = rooms * IN_ROOM
  const rounds = quick ? 5 : 11
  const clients = new SocketClients()
  const ours = await startOurs(rooms, PEOPLE)
  const bare = await startBare(ours.leagueIds.map(leagueRoom))
  const sides = [ours, bare].map((server) => {
    const each = ours.leagueIds.map(eventsOf)
    // Every room in turn, far apart: a prime number of steps.
    let turn = 0
    return { server, next: (count: number) => each[(turn++ * 37) % each.length]?.(count) ?? [] }
  })
  try {
    const [product = [], peer = []] = await inTurn(
      clients,
      sides,
      sockets,
      rounds,
      ({ server, next }: Side) =>
        clients.hear(server.name, EVENTS * IN_ROOM, async () => {
          for (let n = 0; n < EVENTS; n++) {
            server.tell(next(1))
            await new Promise((resolve) => setTimeout(resolve, EVERY_MS))
          }
        }),
    )
    return (['p50', 'p99'] as const).map((share): BenchRow => {
      const compared = figures(
        product.map((round) => round[share]),
        peer.map((round) => round[share]),
      )
      return {
        case: `${rooms} rooms of ${IN_ROOM}, ${sockets.toLocaleString('en')} sockets`,
        peer: 'io.to',
        metric: `told to heard, ${share}, N = ${rounds}`,
        unit: 'ms',
        ...compared,
        target: `≤ ${LIMITS[share]} ms, ≤ ${MOST_RATIO} × peer`,
        met: compared.median <= LIMITS[share] && compared.ratio <= MOST_RATIO,
      }
    })
  } finally {
    clients.stop()
    for (const { server } of sides) await server.stop()
  }
}
