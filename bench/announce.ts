import { leagueRoom } from '@/lib/contracts/rooms'
import { figures, inTurn } from './lib/sides'
import { SocketClients } from './lib/socket-clients'
import { eventsOf, startBare, startOurs } from './lib/socket-servers'
import type { BenchOptions, BenchRow } from './lib/types'

const MOST_RATIO = 0.75
/** For a thousand. */
const MOST_P99_MS = 50

/** One event at a time to everyone: how long until they have it, against `io.emit`. */
export async function run({ quick }: BenchOptions): Promise<BenchRow[]> {
  const clients = new SocketClients()
  const ours = await startOurs(1, 20)
  const [leagueId = ''] = ours.leagueIds
  const bare = await startBare([leagueRoom(leagueId)])
  const sides = [ours, bare].map((server) => ({ server, next: eventsOf(leagueId) }))
  const rounds = quick ? 15 : 30
  const rows: BenchRow[] = []
  try {
    for (const sockets of quick ? [1_000] : [1_000, 5_000, 10_000]) {
      const [product = [], peer = []] = await inTurn(
        clients,
        sides,
        sockets,
        rounds,
        async ({ server, next }) => {
          // In the quiet that an event a second leaves.
          await new Promise((resolve) => setTimeout(resolve, 400))
          return clients.hear(server.name, sockets, () => server.tell(next(1)))
        },
      )
      const common = {
        case: `everyone of ${sockets.toLocaleString('en')}`,
        peer: 'io.emit',
        unit: 'ms',
      }
      const mean = figures(
        product.map((round) => round.mean),
        peer.map((round) => round.mean),
      )
      const p99 = figures(
        product.map((round) => round.p99),
        peer.map((round) => round.p99),
      )
      rows.push(
        {
          ...common,
          metric: `told to heard, mean, N = ${rounds}`,
          ...mean,
          target: `≤ ${MOST_RATIO} × peer`,
          met: mean.ratio <= MOST_RATIO,
        },
        {
          ...common,
          metric: `told to heard, p99, N = ${rounds}`,
          ...p99,
          target: sockets === 1_000 ? `< ${MOST_P99_MS} ms` : '–',
          met: sockets !== 1_000 || p99.median < MOST_P99_MS,
        },
      )
    }
    return rows
  } finally {
    clients.stop()
    for (const { server } of sides) await server.stop()
  }
}
