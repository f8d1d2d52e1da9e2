import { type Memory, type ServerOrder, ServerProcess } from './lib/server-process'
import { figures } from './lib/sides'
import { SocketClients } from './lib/socket-clients'
import type { BenchOptions, BenchRow } from './lib/types'

const IN_ROOM = 20
const MOST_ABOVE = 1_024
const MOST_RSS = 1.05
const MOST_DRIFT = 1.02

/**
 * Memory of sockets that only stand there: each a person of his own, in his own room and in one of twenty, against the
 * same number with bare Socket.IO in one room of twenty. Each server alone in a process, measured after collecting garbage.
 * Then all leave and all come again, three times.
 */
export async function run({ quick }: BenchOptions): Promise<BenchRow[]> {
  const sizes = quick ? [1_000, 2_000] : [2_000, 5_000, 10_000]
  const most = sizes.at(-1) ?? 0
  const leagues = most / IN_ROOM
  const churns = quick ? 1 : 3
  const ours = await fill({ kind: 'Gavel', leagues, people: IN_ROOM }, sizes, churns)
  const bare = await fill({ kind: 'bare Socket.IO', leagues, people: IN_ROOM }, sizes, churns)
  const pairs = await fill({ kind: 'Gavel', leagues: most / 2, people: 2 }, [most], 0)
  const rows = sizes.flatMap((sockets) => compare(sockets, ours, bare))
  return [...rows, ...drift(most, ours, bare), room(most, ours, pairs)]
}

interface Filled {
  /** Without a socket. */
  empty: Memory
  /** With so many: the first time, and after each churn. */
  bySize: Map<number, Memory[]>
  emptied: Memory[]
}

async function fill(order: ServerOrder, sizes: readonly number[], churns: number): Promise<Filled> {
  const clients = new SocketClients()
  const server = await ServerProcess.start(order)
  const most = sizes.at(-1) ?? 0
  const bySize = new Map<number, Memory[]>()
  const emptied: Memory[] = []
  const come = async (from: number, to: number) => {
    await clients.connect(`${from}`, { ...server.told, count: to - from, from })
    bySize.set(to, [...(bySize.get(to) ?? []), await server.memory(to)])
  }
  try {
    // What is loaded, compiled or let go at the first use is no socket's.
    await come(0, most)
    await clients.close('0')
    bySize.clear()
    const empty = await server.memory(0)
    for (const [n, size] of sizes.entries()) await come(sizes[n - 1] ?? 0, size)
    for (const from of [0, ...sizes.slice(0, -1)]) await clients.close(`${from}`)
    for (let churn = 0; churn < churns; churn++) {
      emptied.push(await server.memory(0))
      await come(0, most)
      await clients.close('0')
    }
    return { empty, bySize, emptied }
  } finally {
    clients.stop()
    await server.stop()
  }
}

/** A socket's part of what so many took. */
const eachOf = ({ empty, bySize }: Filled, sockets: number, what: 'heap' | 'rss') =>
  (bySize.get(sockets) ?? []).map((memory) => (memory[what] - empty[what]) / sockets)

function compare(sockets: number, ours: Filled, bare: Filled): BenchRow[] {
  const heap = figures(eachOf(ours, sockets, 'heap'), eachOf(bare, sockets, 'heap'))
  const rss = figures(eachOf(ours, sockets, 'rss'), eachOf(bare, sockets, 'rss'))
  const n = `N = ${bare.bySize.get(sockets)?.length}`
  const common = { case: `${sockets.toLocaleString('en')} sockets`, peer: 'bare Socket.IO', unit: 'bytes' }
  return [
    {
      ...common,
      metric: `heap a socket, ${n}`,
      ...heap,
      target: `≤ peer + ${MOST_ABOVE.toLocaleString('en')}`,
      met: heap.median <= heap.peerMedian + MOST_ABOVE,
    },
    {
      ...common,
      metric: `RSS a socket, ${n}`,
      ...rss,
      target: `≤ ${MOST_RSS} × peer`,
      met: rss.ratio <= MOST_RSS,
    },
  ]
}

/** After the last time that all left and came, against before the first. */
function drift(sockets: number, ...sides: Filled[]): BenchRow[] {
  return sides.map(({ bySize }, n) => {
    const times = bySize.get(sockets) ?? []
    const [first, last] = [times[0]?.heap ?? Number.NaN, times.at(-1)?.heap ?? Number.NaN]
    const found = figures([last], [first])
    return {
      case: `${n === 0 ? 'ours' : 'bare'}, all left and came ${times.length - 1} times`,
      peer: 'itself before',
      metric: `heap with ${sockets.toLocaleString('en')} sockets`,
      unit: 'bytes',
      ...found,
      target: n === 0 ? `≤ ${MOST_DRIFT} × peer` : '–',
      met: n > 0 || found.ratio <= MOST_DRIFT,
    }
  })
}

/** The same sockets in many more rooms: what a room more takes. */
function room(sockets: number, ours: Filled, pairs: Filled): BenchRow {
  const heapOf = ({ empty, bySize }: Filled) => (bySize.get(sockets)?.[0]?.heap ?? Number.NaN) - empty.heap
  const more = sockets / 2 - sockets / IN_ROOM
  const each = (heapOf(pairs) - heapOf(ours)) / more
  return {
    case: `${sockets.toLocaleString('en')} sockets in ${(sockets / 2).toLocaleString('en')} rooms`,
    peer: `a socket in a room of ${IN_ROOM}`,
    metric: 'heap a room more',
    unit: 'bytes',
    ...figures([each], [eachOf(ours, sockets, 'heap')[0] ?? Number.NaN]),
    target: '–',
    met: true,
  }
}
