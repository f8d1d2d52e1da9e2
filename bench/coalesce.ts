import { leagueRoom } from '@/lib/contracts/rooms'
import { spreadOf } from './lib/rounds'
import { saturate } from './lib/saturate'
import { figures, inTurn, type Side } from './lib/sides'
import { SocketClients } from './lib/socket-clients'
import { eventsOf, startBare, startOurs } from './lib/socket-servers'
import type { BenchOptions, BenchRow } from './lib/types'

const SOCKETS = 1_000
/** How many times as many messages, at so many in one turn. */
const TARGETS: Record<number, number> = { 2: 2.5, 8: 6 }
const LEAST_PER_SECOND = 100_000
const FEW = 20
const MOST_DELAY_MS = 5

/**
 * Several events of a room in one turn of the event loop, as a commit of several or a busy moment makes them: messages that
 * a second of processor time delivers, against `io.emit`. Every client looks at the order. And the other side of waiting for
 * the turn's end: a single event in a quiet room.
 */
export async function run({ quick }: BenchOptions): Promise<BenchRow[]> {
  const clients = new SocketClients()
  const ours = await startOurs(1, 20)
  const [leagueId = ''] = ours.leagueIds
  const bare = await startBare([leagueRoom(leagueId)])
  const sides = [ours, bare].map((server) => ({ server, next: eventsOf(leagueId) }))
  const rounds = quick ? 5 : 11
  try {
    const rows = [await delay(clients, sides, rounds)]
    const sizes = quick ? [1, 2, 8] : [1, 2, 4, 8, 16]
    const found = await inTurn(clients, sides, SOCKETS, rounds, async (side) => {
      const each = []
      for (const size of sizes)
        each.push(await saturate(clients, side, SOCKETS, { turns: Math.ceil(80 / size), each: size }))
      return each
    })
    for (const [index, size] of sizes.entries()) {
      const [product = [], peer = []] = found.map((side) => side.map((round) => round[index]))
      const perSecond = spreadOf(product.map((round) => round?.perSecond ?? 0)).median
      const compared = figures(
        ...([product, peer].map((side) => side.map((round) => 1e6 / (round?.cpuMicros ?? Number.NaN))) as [
          number[],
          number[],
        ]),
      )
      const least = TARGETS[size]
      rows.push({
        case: `${size} a turn, ${SOCKETS.toLocaleString('en')} sockets`,
        peer: 'io.emit',
        metric: `messages a second of processor, N = ${rounds}; ours by the wall ${Math.round(perSecond).toLocaleString('en')} /s`,
        unit: '1/s',
        ...compared,
        target: least ? `≥ ${least} × peer, ≥ ${LEAST_PER_SECOND.toLocaleString('en')} /s` : '–',
        met: !least || (compared.ratio >= least && perSecond >= LEAST_PER_SECOND),
      })
    }
    return rows
  } finally {
    clients.stop()
    for (const { server } of sides) await server.stop()
  }
}

/** From told to heard, the median of a hundred events told 10 ms apart. */
async function delay(clients: SocketClients, sides: readonly Side[], rounds: number): Promise<BenchRow> {
  const [ours = [], theirs = []] = await inTurn(clients, sides, FEW, rounds, async ({ server, next }) => {
    const heard = await clients.hear(server.name, FEW * 100, async () => {
      for (let n = 0; n < 100; n++) {
        server.tell(next(1))
        await new Promise((resolve) => setTimeout(resolve, 10))
      }
    })
    return heard.p50
  })
  const compared = figures(ours, theirs)
  return {
    case: `one event, ${FEW} sockets`,
    peer: 'io.emit',
    metric: `told to heard, p50, N = ${rounds}`,
    unit: 'ms',
    ...compared,
    target: `≤ peer + ${MOST_DELAY_MS} ms`,
    met: compared.median <= compared.peerMedian + MOST_DELAY_MS,
  }
}
