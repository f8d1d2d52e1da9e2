import { setTimeout as sleep } from 'node:timers/promises'
import { FlakyPeople } from './lib/flaky-people'
import { type Contender, contenders, type Stage, startStage } from './lib/flaky-stage'
import { missedEvents } from './lib/missed-events'
import { compare } from './lib/rounds'
import { steadyMicros } from './lib/steady'
import type { BenchOptions, BenchRow } from './lib/types'

const AWAY_MS = 2_000
const CHANGES_A_SECOND = 20
/** After the last return, at least, until it is looked who shows what. */
const SETTLE_MS = 5_000
const MOST_P99_MS = 2_000
/** A round in which the tabs' own process stood still for longer measured that, and is made again, a few times. */
const STALLED_MS = 300
const MOST_SPARE = 3

interface Size {
  rounds: number
  /** From one cut to the next. */
  everyMs: number
  cuts: number
  tabs: number
  missed: number[]
}
const FULL: Size = { rounds: 5, everyMs: 15_000, cuts: 2, tabs: 50, missed: [100, 400, 1_000, 4_000] }
const QUICK: Size = { rounds: 2, everyMs: 5_000, cuts: 2, tabs: 20, missed: [100, 1_000] }

/**
 * Tabs whose network is cut again and again while money moves: Gavel's own browser client, Socket.IO as it comes, and with its
 * recovery, all three at the same time behind the same cuts; nothing changes after the last. Who shows the right thing in the end, and how
 * long after the network's return; then what it costs to have missed more and more.
 */
export async function run({ quick }: BenchOptions): Promise<BenchRow[]> {
  const size = quick ? QUICK : FULL
  const stage = await startStage()
  const people = new FlakyPeople()
  try {
    const rounds: Round[] = []
    for (let spare = MOST_SPARE; rounds.length < size.rounds; ) {
      const round = await watch(stage, people, size)
      if (round.stalledMs < STALLED_MS || spare-- === 0) rounds.push(round)
      else
        console.log(`  A round was thrown away: its tabs stood still for ${Math.round(round.stalledMs)} ms.`)
    }
    return [...rowsOf(rounds, size), ...(await missedEvents(stage, people, size))]
  } finally {
    people.stop()
    await stage.stop()
  }
}

type Of<T> = Record<Contender, T>
interface Round {
  /** Share of tabs that show what is committed once all is quiet. */
  right: Of<number>
  /** Milliseconds from each return of the network; as long as it lasted for a tab that did not catch up. */
  waits: Of<number[]>
  /** The longest that the tabs' process stood still after a return. */
  stalledMs: number
}
const each = <T>(find: (contender: Contender) => T): Of<T> => ({
  gavel: find('gavel'),
  plain: find('plain'),
  recovery: find('recovery'),
})

async function watch(stage: Stage, people: FlakyPeople, { everyMs, cuts, tabs }: Size): Promise<Round> {
  const { proxies, leagueId, cookies } = stage
  for (const of of contenders) {
    await people.open({ of, url: proxies[of].url, count: tabs, leagueId, cookies, books: stage.books })
  }
  const stopChanging = keepChanging(stage)
  const waits = each<number[]>(() => [])
  let stalledMs = 0
  for (let cut = 0; cut < cuts; cut++) {
    await sleep(cut === 0 ? 1_000 : 0)
    await absence(stage)
    await people.returned(stage.books, steadyMicros())
    const began = performance.now()
    const lasted = everyMs - AWAY_MS
    // What was missed in the last absence is told by nothing that comes later.
    if (cut === cuts - 1) await stopChanging()
    const found = await people.caughtUp(lasted)
    stalledMs = Math.max(stalledMs, found.stalledMs)
    for (const of of contenders) waits[of].push(...found[of].map((ms) => ms ?? lasted))
    const left = cut === cuts - 1 ? SETTLE_MS : lasted
    await sleep(Math.max(0, left - (performance.now() - began)))
  }
  const shown = await people.compare(stage.books)
  await people.close()
  const share = (of: Contender) => {
    const mine = shown.filter((tab) => tab.of === of)
    return (100 * mine.filter(({ right }) => right).length) / mine.length
  }
  return { right: each(share), waits, stalledMs }
}

/** Every connection is reset, and new ones are for two seconds. Ends with the network's return. */
async function absence({ proxies }: Stage): Promise<void> {
  for (const proxy of Object.values(proxies)) {
    proxy.set({ refuse: true })
    proxy.reset()
  }
  await sleep(AWAY_MS)
  for (const proxy of Object.values(proxies)) proxy.heal()
}

let changes = 0
function keepChanging({ change }: Stage): () => Promise<void> {
  const under = new Set<Promise<unknown>>()
  const timer = setInterval(() => {
    const done = change(changes++).finally(() => under.delete(done))
    under.add(done)
  }, 1_000 / CHANGES_A_SECOND)
  return async () => {
    clearInterval(timer)
    await Promise.all(under)
  }
}

const NAMES = { plain: 'Socket.IO as it comes', recovery: 'Socket.IO with recovery' }

function rowsOf(rounds: readonly Round[], { everyMs, tabs }: Size): BenchRow[] {
  const scaled = everyMs === FULL.everyMs ? '' : ' (scaled from 15 s)'
  const name = `${tabs} tabs, cut every ${everyMs / 1_000} s${scaled}, away 2 s, ${CHANGES_A_SECOND} changes/s`
  const row = (
    peer: 'plain' | 'recovery',
    metric: string,
    unit: string,
    pick: (round: Round, of: Contender) => number,
  ) => {
    const {
      product,
      peer: theirs,
      ratio,
    } = compare(
      rounds.map((round) => pick(round, 'gavel')),
      rounds.map((round) => pick(round, peer)),
    )
    return {
      ...{ case: name, peer: NAMES[peer], metric, unit, ...product },
      peerMedian: theirs.median,
      ratio: ratio.median,
      ratioRange: [ratio.min, ratio.max] as [number, number],
    }
  }
  const quantile = (share: number) => (round: Round, of: Contender) => at(round.waits[of], share)
  const peers = ['plain', 'recovery'] as const
  return [
    ...peers.map((peer) => {
      const found = row(peer, 'tabs that end right', '%', (round, of) => round.right[of])
      return { ...found, target: '100 %', met: found.min === 100 }
    }),
    ...peers.map((peer) => ({
      ...row(peer, 'return to caught up, p50', 'ms', quantile(0.5)),
      target: '–',
      met: true,
    })),
    ...peers.map((peer) => {
      const found = row(peer, 'return to caught up, p99', 'ms', quantile(0.99))
      return { ...found, target: `< ${MOST_P99_MS} ms`, met: found.median < MOST_P99_MS }
    }),
  ]
}

function at(figures: readonly number[], share: number): number {
  const sorted = figures.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}
