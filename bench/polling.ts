import { randomBytes } from 'node:crypto'
import { setMaxListeners } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { createDatabase, type Database, database } from '@/lib/platform/database/client'
import { type AppServer, startAppServer, TEST_SECRET } from '@/lib/testing/app-server'
import type { MadeLeague } from '@/lib/testing/factories'
import { createTestDatabase, startTestPostgres } from '@/lib/testing/postgres'
import { DatabaseReads } from './lib/database-reads'
import { changeSomething, prepareEvening } from './lib/evening'
import { HttpReader } from './lib/http-reader'
import { keepRounds, roundsNow } from './lib/kept-rounds'
import { compare, inTurn } from './lib/rounds'
import { liveTab, type OpenTab, type Person, pollingTab } from './lib/tabs'
import type { BenchOptions, BenchRow } from './lib/types'

/**
 * People with a page of their league before them: live, as the product is, and with every read of that page polled, from a
 * server that reads each time: without events nothing tells it that what it kept is still right.
 * A live page is opened first, and counted is what comes after: GET requests, and SELECTs of the server by
 * pg_stat_statements. Changes are made by this process, as another node would make them. Two servers, with the cache and
 * without, run on copies of one database, so each is counted by itself.
 */
export async function run({ quick }: BenchOptions): Promise<BenchRow[]> {
  const postgres = await startTestPostgres('bench-polling', {
    shared_preload_libraries: 'pg_stat_statements',
  })
  // The tests' cheap passwords, for hundreds of people; and what a tab listens to.
  Object.assign(process.env, { NODE_ENV: 'test', GAVEL_SECRET: TEST_SECRET, GAVEL_LOG_LEVEL: 'warn' })
  const [window, document] = [new EventTarget(), new EventTarget()]
  setMaxListeners(0, window, document)
  Object.assign(globalThis, { window, document: Object.assign(document, { visibilityState: 'visible' }) })
  const nodes: Node[] = []
  try {
    const name = `test_${randomBytes(6).toString('hex')}`
    const url = await createTestDatabase(postgres.url, postgres.template, name)
    const owner = use(url)
    const evening = await prepareEvening(quick ? 20 : 200)
    await owner.$disconnect()
    const copy = await createTestDatabase(postgres.url, name, `${name}_off`)
    nodes.push(await startNode(url, '1'), await startNode(copy, '0'))
    return await measure(
      nodes as [Node, Node],
      evening,
      quick ? { rounds: 2, ms: 3_000 } : { rounds: roundsNow(5), ms: ROUND_MS },
    )
  } finally {
    for (const node of nodes) await node.stop()
    await database().$disconnect()
    await postgres.stop()
  }
}

interface Node {
  databaseUrl: string
  app: AppServer
  reads: DatabaseReads
  stop(): Promise<void>
}

async function startNode(databaseUrl: string, cache: '0' | '1'): Promise<Node> {
  const app = await startAppServer({ env: { DATABASE_URL: databaseUrl, GAVEL_BALANCE_CACHE: cache } })
  const reads = await new DatabaseReads(databaseUrl).open()
  const stop = async () => {
    await reads.close()
    await app.stop()
  }
  return { databaseUrl, app, reads, stop }
}

/** The bench's own writes go as the owner, so that they are not counted. */
function use(databaseUrl: string): Database {
  const db = createDatabase(databaseUrl, { role: null, poolSize: 4 })
  Object.assign(globalThis, { [Symbol.for('gavel.database')]: db })
  return db
}

interface Counted {
  requests: number
  reads: number
}
type Evening = { leagues: MadeLeague[]; people: Person[] }

/** Five of them are the five minutes (25 for all five contenders); BENCH_SECONDS shortens each, BENCH_ROUNDS makes some at a time. */
const ROUND_MS = Number(process.env.BENCH_SECONDS ?? 60) * 1_000
/** A league changes this often. */
const CHANGE_EVERY_MS = 10_000

async function watch(
  node: Node,
  evening: Evening,
  open: OpenTab,
  ms: number,
  round: number,
): Promise<Counted> {
  const db = use(node.databaseUrl)
  const reader = new HttpReader(node.app.url, 128)
  const close = await Promise.all(evening.people.map((person) => open(person, node.app.url, reader)))
  const before = { requests: reader.requests, reads: await node.reads.count() }
  const until = performance.now() + ms
  await Promise.all(
    evening.leagues.map(async (league, index) => {
      for (let n = round * 1_000 + index; ; n++) {
        const wait = Math.min(CHANGE_EVERY_MS, ms / 2) * (n === round * 1_000 + index ? Math.random() : 1)
        if (performance.now() + wait > until) return
        await sleep(wait)
        await changeSomething(league, n)
      }
    }),
  )
  await sleep(Math.max(0, until - performance.now()))
  const counted = {
    requests: reader.requests - before.requests,
    reads: (await node.reads.count()) - before.reads,
  }
  await Promise.all(close.map((stop) => stop()))
  reader.close()
  await db.$disconnect()
  return counted
}

async function measure(
  [node, uncached]: [Node, Node],
  evening: Evening,
  { rounds, ms }: { rounds: number; ms: number },
): Promise<BenchRow[]> {
  const at = (where: Node, open: OpenTab) => (round: number) => watch(where, evening, open, ms, round)
  const measured = await inTurn(rounds, {
    live: at(node, liveTab),
    each5s: at(node, pollingTab(5_000)),
    each1s: at(node, pollingTab(1_000)),
    each5sUncached: at(uncached, pollingTab(5_000)),
    each1sUncached: at(uncached, pollingTab(1_000)),
  })
  const found = keepRounds(`${evening.people.length} people, ${ms} ms`, measured)
  type Case = keyof typeof found
  const minutes = ms / 60_000
  const a = (name: Case, figure: (counted: Counted) => number) => found[name].map(figure)
  const perMinute = (of: keyof Counted) => (counted: Counted) => counted[of] / minutes
  const perRequest = ({ reads, requests }: Counted) => reads / Math.max(1, requests)
  const people = `${evening.people.length} people, N = ${found.live.length}`
  const per = (of: keyof Counted, peer: 'each1sUncached' | 'each5sUncached') =>
    row({
      case: `${people}, live`,
      peer: peer === 'each1sUncached' ? 'polling at 1 s' : 'polling at 5 s',
      metric: of === 'requests' ? 'requests' : 'database reads',
      unit: '1/min',
      ours: a('live', perMinute(of)),
      theirs: a(peer, perMinute(of)),
      most: 0.05,
    })
  const cached = (every: string, on: Case, off: Case) =>
    row({
      case: `${people}, polling at ${every}, cache on`,
      peer: 'cache off',
      metric: 'database reads',
      unit: '1/request',
      ours: a(on, perRequest),
      theirs: a(off, perRequest),
      most: 0.3,
    })
  return [
    per('requests', 'each1sUncached'),
    per('reads', 'each1sUncached'),
    per('requests', 'each5sUncached'),
    per('reads', 'each5sUncached'),
    cached('1 s', 'each1s', 'each1sUncached'),
    cached('5 s', 'each5s', 'each5sUncached'),
  ]
}

interface Figures {
  case: string
  peer: string
  metric: string
  unit: string
  ours: number[]
  theirs: number[]
  /** The largest ratio that meets the target. */
  most: number
}

function row({ ours, theirs, most, ...named }: Figures): BenchRow {
  const { product, peer, ratio } = compare(ours, theirs)
  return {
    ...named,
    ...product,
    peerMedian: peer.median,
    ratio: ratio.median,
    ratioRange: [ratio.min, ratio.max],
    target: `≤ ${most} × peer`,
    met: ratio.median <= most,
  }
}
