import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { createDatabase, database } from '@/lib/platform/database/client'
import { TEST_SECRET } from '@/lib/testing/app-server'
import { freePort } from '@/lib/testing/free-port'
import { createTestDatabase, startTestPostgres } from '@/lib/testing/postgres'
import { DatabaseReads } from './lib/database-reads'
import { inTurn, spreadOf } from './lib/rounds'
import { figures } from './lib/sides'
import { Crowd, steadyMs } from './lib/storm-crowd'
import { StormNode, type StormSide } from './lib/storm-node'
import { buildStage, headsOf, type Stage, write, writeAmid } from './lib/storm-stage'
import type { BenchOptions, BenchRow } from './lib/types'

/** A server that is gone for so long, until it listens again. */
const DOWN_MS = 4_000
const MOST_RATIO = 1.25
/** Whatever the number of sockets: reads that wait for each other go together, some hundred times a second for each kind. */
const MOST_STATEMENTS_A_SECOND = 300
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 5)
const SIZES = process.env.BENCH_SOCKETS?.split(',').map(Number) ?? [1_000, 5_000, 10_000]

/**
 * As tabs come back: each after its own waiting, which has grown while nobody answered. Or all in the same instant, as after a break too
 * short to notice, which is the hardest that a server can be given.
 */
const WAYS = { 'as tabs come back': null, 'all within 0.3 s': [0, 300] } as const
type Way = keyof typeof WAYS

/**
 * The server is killed under signed-in sockets, something happens in their rooms, and it starts again: how long from then until
 * 99 % are in all of their six rooms, with all that they missed, against Socket.IO by itself, whose clients only join as many rooms.
 * No event may be lost or told twice. The idle side is held still, so that it costs the other nothing.
 */
export async function run({ quick }: BenchOptions): Promise<BenchRow[]> {
  const postgres = await startTestPostgres('bench-storm', { shared_preload_libraries: 'pg_stat_statements' })
  Object.assign(process.env, { GAVEL_SECRET: TEST_SECRET, GAVEL_LOG_LEVEL: 'warn' })
  const rows: BenchRow[] = []
  try {
    for (const sockets of quick ? [1_000] : SIZES) {
      const name = `test_${randomBytes(6).toString('hex')}`
      process.env.DATABASE_URL = await createTestDatabase(postgres.url, postgres.template, name)
      // The bench's own statements go as the owner, so that they are not counted.
      const db = createDatabase(process.env.DATABASE_URL, { role: null, poolSize: 4 })
      Object.assign(globalThis, { [Symbol.for('gavel.database')]: db })
      const reads = await new DatabaseReads(process.env.DATABASE_URL).open()
      const stage = await buildStage(sockets)
      const sides = {
        ours: await Side.open('ours', stage, reads),
        bare: await Side.open('bare', stage, reads),
      }
      try {
        for (const way of Object.keys(WAYS) as Way[]) {
          const found = await inTurn(quick ? 3 : ROUNDS, {
            ours: () => sides.ours.storm(way),
            bare: () => sides.bare.storm(way),
          })
          rows.push(...rowsOf(sockets, way, found.ours, found.bare))
        }
      } finally {
        for (const side of Object.values(sides)) await side.close()
        await reads.close()
        await database().$disconnect()
      }
    }
    return rows
  } finally {
    await postgres.stop()
  }
}

interface Storm {
  /** From listening until 99 % were back, and half, and all. */
  most: number
  half: number
  last: number
  cpuMs: number
  clientCpuMs: number
  statements: number
  poolUsed: number
  poolWaiting: number
  refused: number
  replayed: number
}

class Side {
  private constructor(
    private readonly side: StormSide,
    private readonly port: number,
    private readonly stage: Stage,
    private readonly reads: DatabaseReads,
    private readonly crowd: Crowd,
    private node: StormNode,
  ) {}

  /** Everyone is in his rooms for the first time. */
  static async open(side: StormSide, stage: Stage, reads: DatabaseReads): Promise<Side> {
    const port = await freePort()
    const node = await StormNode.prepare(side, port)
    const crowd = new Crowd()
    await crowd.do({ do: 'gather', url: `http://127.0.0.1:${port}`, places: stage.places })
    await crowd.do({ do: 'brace', comesBack: true })
    await node.listen()
    await crowd.do({ do: 'come', withinMs: [0, stage.places.length / 2] })
    await crowd.do({ do: 'settle' })
    node.freeze()
    return new Side(side, port, stage, reads, crowd, node)
  }

  async storm(way: Way): Promise<Storm> {
    const { side, stage, crowd, reads } = this
    const within = WAYS[way]
    // Its start is not what is measured.
    const next = await StormNode.prepare(side, this.port)
    await crowd.do({ do: 'brace', comesBack: within === null })
    await this.node.kill()
    this.node = next
    const listensAt = steadyMs() + DOWN_MS
    if (side === 'ours') await write(stage)
    if (steadyMs() > listensAt) throw new Error(`What happened meanwhile took longer than ${DOWN_MS} ms.`)
    await sleep(listensAt - steadyMs())
    const before = await reads.statements()
    const at = await this.node.listen()
    if (within) await crowd.do({ do: 'come', withinMs: [...within] })
    const settling = crowd.do({ do: 'settle' })
    if (side === 'ours') await writeAmid(stage)
    const back = await settling
    const statements = (await reads.statements()) - before
    const server = await this.node.report()
    const heads = side === 'ours' ? await headsOf(stage) : {}
    const end = await crowd.do({ do: 'reach', heads }, 15_000)
    this.node.freeze()
    if (!back || !end) throw new Error('no report')
    const { lost, twice, resets, faults } = end.seen
    if (lost + twice + (side === 'ours' ? resets : 0) + faults.length > 0) {
      const what = `${lost} events lost, ${twice} told twice, ${resets} rooms without a replay`
      throw new Error(`${side}, ${way}: ${what}, ${faults.length} faults: ${faults.slice(0, 3).join('; ')}`)
    }
    return {
      ...{ half: back.half - at, most: back.most - at, last: back.last - at },
      ...{ cpuMs: server.cpuMs, clientCpuMs: back.cpuMs, statements },
      ...{ poolUsed: server.poolUsed, poolWaiting: server.poolWaiting },
      ...{ refused: back.seen.refused, replayed: end.seen.replayed + end.seen.live },
    }
  }

  async close(): Promise<void> {
    await this.node.kill()
    await this.crowd.do({ do: 'leave' })
    this.crowd.stop()
  }
}

function rowsOf(sockets: number, way: Way, ours: Storm[], bare: Storm[]): BenchRow[] {
  const of = (side: Storm[], figure: keyof Storm) => side.map((storm) => storm[figure])
  const median = (side: Storm[], figure: keyof Storm) => spreadOf(of(side, figure)).median
  const cpuOf = (side: Storm[]) => (median(side, 'cpuMs') / sockets) * 1_000
  const time = figures(of(ours, 'most'), of(bare, 'most'))
  const perSecond = ours.map(({ statements, last }) => statements / (last / 1_000))
  const most = Math.max(...of(ours, 'poolUsed'))
  console.log(
    `${sockets} sockets, ${way}: half back after ${median(ours, 'half').toFixed(0)} ms (bare ${median(bare, 'half').toFixed(0)}), ` +
      `all after ${median(ours, 'last').toFixed(0)} (${median(bare, 'last').toFixed(0)}); ` +
      `${median(ours, 'statements').toFixed(0)} statements (${(median(ours, 'statements') / sockets).toFixed(2)} a socket), ${most} connections at most, ${Math.max(...of(ours, 'poolWaiting'))} waiting; ` +
      `${median(ours, 'replayed').toFixed(0)} events, none lost, none twice; ${median(ours, 'refused').toFixed(0)} handshakes sent away; ` +
      `processor of the clients ${median(ours, 'clientCpuMs').toFixed(0)} ms (${median(bare, 'clientCpuMs').toFixed(0)})`,
  )
  const common = { case: `${sockets.toLocaleString('en')} sockets, ${way}`, peer: 'Socket.IO, no sign-in' }
  return [
    {
      ...common,
      ...{ metric: `99 % caught up, N = ${ours.length}`, unit: 'ms', ...time },
      ...{ cpuMicros: cpuOf(ours), peerCpuMicros: cpuOf(bare) },
      ...{ target: `≤ ${MOST_RATIO} × peer`, met: time.ratio <= MOST_RATIO },
    },
    {
      ...common,
      ...{ metric: 'statements', unit: '1/s', ...spreadOf(perSecond) },
      ...{ peerMedian: 0, ratio: Number.NaN, ratioRange: [Number.NaN, Number.NaN] },
      target: `≤ ${MOST_STATEMENTS_A_SECOND}, of any size`,
      met: spreadOf(perSecond).median <= MOST_STATEMENTS_A_SECOND,
    },
  ]
}
