import { setTimeout as sleep } from 'node:timers/promises'
import type { FlakyPeople } from './flaky-people'
import type { Stage } from './flaky-stage'
import { compare } from './rounds'
import { steadyMicros } from './steady'
import type { BenchRow } from './types'

const TABS = 10
const AT_ONCE = 200
/** Until all have caught up, or never will. */
const PATIENCE_MS = 20_000
/** A snapshot is as large as the league, however many events were missed: at most so many times the bytes of a full replay. */
const CAPPED = 1.5
const contenders = ['gavel', 'recovery'] as const
type Contender = (typeof contenders)[number]

interface Return {
  /** That came down for each tab, from the network's return until all had caught up. */
  bytes: number
  /** Milliseconds, median of the tabs. */
  wait: number
}

/** Tabs that are away while more and more happens: what they are sent when they are back, against Socket.IO's recovery. */
export async function missedEvents(
  stage: Stage,
  people: FlakyPeople,
  { missed, rounds }: { missed: readonly number[]; rounds: number },
): Promise<BenchRow[]> {
  const { proxies, leagueId, cookies } = stage
  const found = new Map<number, Record<Contender, Return[]>>()
  for (const count of missed) found.set(count, { gavel: [], recovery: [] })
  for (let round = 0; round < rounds; round++) {
    for (const count of missed) {
      for (const of of contenders) {
        await people.open({ of, url: proxies[of].url, count: TABS, leagueId, cookies, books: stage.books })
        // Its recovery knows from where to go on only once something was heard; and the first pings are over.
        await stage.change(0)
        await sleep(1_000)
        found.get(count)?.[of].push(await away(stage, people, of, count))
        await people.close()
      }
    }
  }
  const rows = missed.map((count): BenchRow => {
    const { gavel = [], recovery = [] } = found.get(count) ?? {}
    return {
      ...row(
        `${TABS} tabs that missed ${count.toLocaleString('en')} events`,
        'Socket.IO with recovery',
        gavel,
        recovery,
      ),
      ...{ target: '–', met: true },
    }
  })
  const [less = 0, most = 0] = [missed.findLast((count) => count <= 400), missed.at(-1)]
  const capped = row(
    `${TABS} tabs that missed ${most.toLocaleString('en')} events`,
    `itself, ${less} missed`,
    found.get(most)?.gavel ?? [],
    found.get(less)?.gavel ?? [],
  )
  return [...rows, { ...capped, target: `≤ ${CAPPED} × peer`, met: capped.ratio <= CAPPED }]
}

async function away(stage: Stage, people: FlakyPeople, of: Contender, count: number): Promise<Return> {
  const proxy = stage.proxies[of]
  proxy.set({ refuse: true })
  proxy.reset()
  for (let done = 0; done < count; done += AT_ONCE) {
    const batch = Math.min(AT_ONCE, count - done)
    await Promise.all(Array.from({ length: batch }, (_, n) => stage.change(done + n)))
  }
  const before = proxy.passed().down
  proxy.heal()
  await people.returned(stage.books, steadyMicros())
  const caughtUp = await people.caughtUp(PATIENCE_MS)
  const bytes = (proxy.passed().down - before) / TABS
  const waits = caughtUp[of].map((ms) => ms ?? PATIENCE_MS).toSorted((a, b) => a - b)
  return { bytes, wait: waits[Math.floor(waits.length / 2)] ?? Number.NaN }
}

function row(name: string, peer: string, ours: readonly Return[], theirs: readonly Return[]) {
  const of = (list: readonly Return[]) => list.map(({ bytes }) => bytes / 1_000)
  const { product, peer: compared, ratio } = compare(of(ours), of(theirs))
  return {
    ...{ case: name, peer, metric: 'sent to a tab until it has caught up', unit: 'KB', ...product },
    peerMedian: compared.median,
    ratio: ratio.median,
    ratioRange: [ratio.min, ratio.max] as [number, number],
  }
}
