import { type Stage, startStage } from './lib/propagate-stage'
import { GROUP, type Propagation, polled, rung, written } from './lib/propagation'
import { compare, inTurn, spreadOf, unhindered } from './lib/rounds'
import { SocketClients } from './lib/socket-clients'
import type { BenchOptions, BenchRow } from './lib/types'

const RATES = [100, 500, 1_000]
const LIMITS = { p50: 10, p99: 50, request: 100 }
/** The rate is raised by so much until the p99 breaks. */
const STEP = 1.2
/** Below this it is not searched. */
const LEAST = 50
/** Between the slowest and the fastest rate the p50 may grow by so much and still count as flat. */
const FLAT = 2

/**
 * Debits a second with thousands of tabs online: how long from PostgreSQL's commit, and from the command, until each tab of
 * the league has heard; against the same without a database, and against polling. In the end the rate is raised until it breaks.
 */
export async function run({ quick }: BenchOptions): Promise<BenchRow[]> {
  const size = quick
    ? { leagues: 50, rounds: 2, seconds: 1.5, pollSeconds: 1 }
    : { leagues: 500, rounds: 5, seconds: 3, pollSeconds: 1 }
  const stage = await startStage(size.leagues)
  const clients = new SocketClients()
  try {
    const { cookies, rooms } = stage
    await clients.connect(GROUP, {
      url: stage.live.origin,
      count: cookies.length,
      socketIo: true,
      cookies,
      rooms,
    })
    return await measure(stage, clients, size)
  } finally {
    clients.stop()
    await stage.stop()
  }
}

interface Size {
  rounds: number
  seconds: number
  pollSeconds: number
}

async function measure(stage: Stage, clients: SocketClients, { rounds, seconds, pollSeconds }: Size) {
  const at = (perSecond: number) => ({ perSecond, seconds })
  const once = (go: typeof written, perSecond: number) => () =>
    unhindered(() => go(stage, clients, at(perSecond)))
  // Whatever compiles on its first use has done so.
  for (const go of [written, rung]) await go(stage, clients, at(300))
  const sockets = stage.cookies.length.toLocaleString('en')
  const rows: BenchRow[] = []
  const contenders = Object.fromEntries(
    RATES.flatMap((rate) => [
      [`written ${rate}`, once(written, rate)],
      [`rung ${rate}`, once(rung, rate)],
    ]),
  )
  const found = await inTurn(rounds, contenders)
  const ours = (rate: number) => found[`written ${rate}`] ?? []
  for (const rate of RATES) {
    const named = {
      case: `${rate.toLocaleString('en')} writes/s, ${sockets} sockets`,
      peer: 'without the database',
    }
    const bare = found[`rung ${rate}`] ?? []
    const of = (metric: string, pick: (round: Propagation) => number, below: number): BenchRow => {
      const compared = against(ours(rate).map(pick), bare.map(pick))
      return {
        ...named,
        metric,
        unit: 'ms',
        ...compared,
        target: `< ${below} ms`,
        met: compared.median < below,
      }
    }
    rows.push(
      of('commit to tab, p50', ({ commit }) => commit.p50, LIMITS.p50),
      of('commit to tab, p99', ({ commit }) => commit.p99, LIMITS.p99),
      of('request to tab, p99', ({ request }) => request.p99, LIMITS.request),
    )
  }
  const [slow = 0, fast = 0] = [RATES[0], RATES.at(-1)]
  const growth = against(
    ours(fast).map(({ commit }) => commit.p50),
    ours(slow).map(({ commit }) => commit.p50),
  )
  rows.push({
    case: `${fast.toLocaleString('en')} writes/s, ${sockets} sockets`,
    peer: `itself at ${slow} writes/s`,
    metric: 'commit to tab, p50',
    unit: 'ms',
    ...growth,
    target: `≤ ${FLAT} × peer`,
    met: growth.ratio <= FLAT,
  })
  rows.push(await againstPolling(stage, ours(slow), { rounds, perSecond: slow, seconds: pollSeconds }))
  rows.push(await knee(stage, clients, { rounds: Math.min(rounds, 3), seconds, from: fast }))
  return rows
}

async function againstPolling(
  stage: Stage,
  ours: readonly Propagation[],
  { rounds, perSecond, seconds }: { rounds: number; perSecond: number; seconds: number },
): Promise<BenchRow> {
  const stale: number[] = []
  for (let round = 0; round < rounds; round++) stale.push((await polled(stage, { perSecond, seconds })).mean)
  return {
    case: `${perSecond} writes/s, ${stage.cookies.length.toLocaleString('en')} sockets`,
    peer: '200 tabs polling at 5 s',
    metric: 'commit to tab, mean',
    unit: 'ms',
    ...against(
      ours.map(({ commit }) => commit.mean),
      stale,
    ),
    target: '–',
    met: true,
  }
}

/**
 * Raises the rate until one of the three targets breaks; where the largest of the table breaks it already, lowers it until all hold.
 * @returns the last rate at which they held, beside that
 */
async function knee(
  stage: Stage,
  clients: SocketClients,
  { rounds, seconds, from }: { rounds: number; seconds: number; from: number },
): Promise<BenchRow> {
  const holds = async (rate: number) => {
    const { commit, request } = await unhindered(() => written(stage, clients, { perSecond: rate, seconds }))
    const figures = [commit.p50, commit.p99, request.p99].map((ms) => ms.toFixed(1)).join(', ')
    console.log(`  ${rate} writes/s: commit to tab p50, p99, request to tab p99: ${figures} ms`)
    return commit.p50 < LIMITS.p50 && commit.p99 < LIMITS.p99 && request.p99 < LIMITS.request
  }
  const found: number[] = []
  for (let round = 0; round < rounds; round++) {
    let rate = from
    if (await holds(rate)) while (await holds(Math.round(rate * STEP))) rate = Math.round(rate * STEP)
    else {
      do rate = Math.round(rate / STEP)
      while (rate > LEAST && !(await holds(rate)))
    }
    found.push(rate)
  }
  const { median, min, max } = spreadOf(found)
  return {
    case: `the knee, ${stage.cookies.length.toLocaleString('en')} sockets`,
    peer: 'what is asked for',
    metric: 'most writes within all three targets',
    unit: '1/s',
    ...{ median, min, max, peerMedian: from, ratio: median / from, ratioRange: [min / from, max / from] },
    target: `≥ ${from.toLocaleString('en')}/s, and named`,
    met: median >= from,
  }
}

function against(ours: readonly number[], theirs: readonly number[]) {
  const { product, peer, ratio } = compare(ours, theirs)
  return {
    ...product,
    peerMedian: peer.median,
    ratio: ratio.median,
    ratioRange: [ratio.min, ratio.max] as [number, number],
  }
}
