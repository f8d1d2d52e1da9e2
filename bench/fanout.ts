import { saturate } from './lib/saturate'
import { beside, figures, inTurn, type Side, type Stage } from './lib/sides'
import { startRaw } from './lib/socket-servers'
import type { BenchOptions, BenchRow } from './lib/types'

/** Of `io.emit`, of `ws.send`; the pre-built frame is the floor, for comparison. */
const LIMITS = [0.65, 1.05, null]
const FLAT = 1.15

/**
 * One room full of sockets that are told event after event: what a delivery costs the server's process, from the doorbell on,
 * against Socket.IO's own `io.emit`, and `ws` below it. The viewers are of twenty teams, so of twenty classes.
 */
export function run({ quick }: BenchOptions): Promise<BenchRow[]> {
  const rounds = quick ? 5 : 11
  const others = [() => startRaw(false), () => startRaw(true)]
  return beside({ leagues: 1, people: 20, others }, async (stage) => {
    const rows = await compare(stage, 2_000, rounds)
    if (!quick) rows.push(...(await growth(stage, rounds)))
    return rows
  })
}

/** Some 80,000 deliveries a round. */
const costOf =
  ({ clients }: Stage, sockets: number) =>
  async (side: Side) =>
    (await saturate(clients, side, sockets, { turns: Math.ceil(80_000 / sockets), each: 1 })).cpuMicros

async function compare(stage: Stage, sockets: number, rounds: number): Promise<BenchRow[]> {
  const [ours = [], ...peers] = await inTurn(stage, sockets, rounds, costOf(stage, sockets))
  return peers.map((theirs, n) => {
    const limit = LIMITS[n] ?? null
    const found = figures(ours, theirs)
    return {
      case: `${sockets.toLocaleString('en')} sockets`,
      peer: stage.servers[n + 1]?.name ?? '',
      metric: `processor time a delivery, N = ${rounds}`,
      unit: 'µs',
      ...found,
      target: limit ? `≤ ${limit} × peer` : 'the floor, for comparison',
      met: limit === null || found.ratio <= limit,
    }
  })
}

/** A delivery to one of many against one of five hundred: ours, and with least around the kernel. */
async function growth(stage: Stage, rounds: number): Promise<BenchRow[]> {
  const servers = [stage.servers[0], stage.servers.at(-1)].filter((server) => server !== undefined)
  const found: { sockets: number; costs: number[][] }[] = []
  for (const sockets of [500, 1_000, 2_000, 5_000, 10_000])
    found.push({
      sockets,
      costs: await inTurn({ ...stage, servers }, sockets, rounds, costOf(stage, sockets)),
    })
  return found.slice(1).flatMap(({ sockets, costs }) =>
    servers.map(({ name }, n) => {
      const compared = figures(costs[n] ?? [], found[0]?.costs[n] ?? [])
      return {
        case: `${sockets.toLocaleString('en')} sockets, ${name}`,
        peer: 'itself with 500',
        metric: `processor time a delivery, N = ${costs[n]?.length}`,
        unit: 'µs',
        ...compared,
        target: n === 0 ? `≤ ${FLAT} × peer` : '–',
        met: n > 0 || compared.ratio <= FLAT,
      }
    }),
  )
}
