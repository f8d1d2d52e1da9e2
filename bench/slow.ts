import { defaultLimits } from '@/lib/live/limits'
import { inTurn, unhindered } from './lib/rounds'
import type { SquadLoad } from './lib/server-under-load'
import { delays, figures } from './lib/sides'
import { type Evening, SlowCrowd } from './lib/slow-crowd'
import type { BenchOptions, BenchRow } from './lib/types'

const MOST_RATIO = 1.2
/** For the last commit above the bytes that may wait, and what the process keeps about each write. */
const BESIDE = 1.25
/** Of what the server took before, once all of them are gone. */
const MOST_KEPT = 1.02
/** As an installation has them; the other benches let far more wait. */
const { pendingBytes, slowReaderMs } = defaultLimits
const BOUNDS = { pendingBytes, slowReaderMs }

interface Size {
  sockets: number
  rounds: number
  memoryRounds: number
  /**
   * What a league is told. The kernel takes some 4 MB of whoever does not read before anything waits here. Several squads in a commit
   * are a round's end; one is an award.
   */
  delays: Pick<SquadLoad, 'squads' | 'perSecond' | 'seconds'>
  memory: Pick<SquadLoad, 'squads' | 'perSecond' | 'seconds'>
}

const SIZE: Size = {
  ...{ sockets: 2_000, rounds: 7, memoryRounds: 3 },
  delays: { squads: 4, perSecond: 15, seconds: 15 },
  memory: { squads: 1, perSecond: 50, seconds: 20 },
}
const QUICK: Size = {
  ...{ sockets: 400, rounds: 2, memoryRounds: 1 },
  delays: { squads: 4, perSecond: 45, seconds: 5 },
  memory: { squads: 1, perSecond: 200, seconds: 4.4 },
}

/**
 * One socket in a hundred stops reading, in leagues where award follows award: how late the others hear meanwhile, against the same
 * with everyone reading; and what those who are stuck take of the server's memory, against bare Socket.IO. Heartbeats, by which
 * a dead socket ends after ten seconds, are away on both sides: a client may answer them and read nothing else.
 */
export async function run({ quick }: BenchOptions): Promise<BenchRow[]> {
  const size = quick ? QUICK : SIZE
  const ours = await SlowCrowd.gather('Gavel', size.sockets, BOUNDS)
  try {
    const rows = await othersOf(ours, size)
    const bare = await SlowCrowd.gather('bare Socket.IO', size.sockets, BOUNDS)
    try {
      return [...rows, ...(await memoryOf(ours, bare, size))]
    } finally {
      await bare.stop()
    }
  } finally {
    await ours.stop()
  }
}

const nameOf = ({ sockets }: Size, crowd: SlowCrowd) =>
  `${sockets.toLocaleString('en')} sockets, ${crowd.stuck} of them stuck`

/** How late those hear who read. */
async function othersOf(crowd: SlowCrowd, size: Size): Promise<BenchRow[]> {
  const load = { ...size.delays, watched: false }
  const evening = (areStuck: boolean) => () => unhindered(() => crowd.evening(load, areStuck))
  // Whatever compiles on its first use has done so.
  await crowd.evening({ ...load, seconds: 2 }, false)
  const found = await inTurn(size.rounds, { stuck: evening(true), reading: evening(false) })
  const of = { case: nameOf(size, crowd), peer: 'all read' }
  return [
    ...delays(of, [found.stuck, found.reading], {
      p50: { target: '–', met: () => true },
      p99: { target: `≤ ${MOST_RATIO} × peer`, met: ({ ratio }) => ratio <= MOST_RATIO },
    }),
    cutOff(of.case, crowd, found.stuck),
  ]
}

/** That none of those who read was cut off, each evening makes sure of itself. */
function cutOff(named: string, { stuck }: SlowCrowd, evenings: readonly Evening[]): BenchRow {
  const all = evenings.map(() => stuck)
  const found = figures(
    evenings.map(({ before, after }) => before.sockets - after.sockets),
    all,
  )
  return {
    case: named,
    peer: 'those who are stuck',
    metric: `cut off, and nobody else, N = ${evenings.length}`,
    unit: 'sockets',
    ...found,
    target: 'all of them',
    met: found.min === stuck && found.max === stuck,
  }
}

/** What the server takes for each who is stuck, and keeps when they are gone. */
async function memoryOf(ours: SlowCrowd, bare: SlowCrowd, size: Size): Promise<BenchRow[]> {
  const load = { ...size.memory, watched: true }
  await bare.evening({ ...load, seconds: 2 }, false)
  const found = await inTurn(size.memoryRounds, {
    ours: () => ours.evening(load, true),
    bare: () => bare.evening(load, true),
  })
  const named = nameOf(size, ours)
  const n = `N = ${size.memoryRounds}`
  const row = (metric: string, pick: (evening: Evening) => number, bound?: number): BenchRow => {
    const compared = figures(found.ours.map(pick), found.bare.map(pick))
    return {
      ...{ case: named, peer: 'bare Socket.IO', metric: `${metric}, ${n}`, unit: 'bytes' },
      ...compared,
      target: bound ? `≤ ${bound.toLocaleString('en')}` : '–',
      met: !bound || compared.max <= bound,
    }
  }
  const each = (what: 'heap' | 'rss') => (evening: Evening) =>
    (evening.most[what] - evening.before[what]) / ours.stuck
  const kept = figures(
    found.ours.map(({ after }) => after.heap),
    found.ours.map(({ before }) => before.heap),
  )
  return [
    row('most that waits for one', ({ most }) => most.waiting),
    row('heap and buffers at their highest, more a stuck one', each('heap'), pendingBytes * BESIDE),
    row('RSS at its highest, more a stuck one', each('rss')),
    {
      ...{
        case: named,
        peer: 'itself before',
        metric: `heap and buffers once they are cut off, ${n}`,
        unit: 'bytes',
      },
      ...kept,
      target: `≤ ${MOST_KEPT} × peer`,
      met: kept.ratio <= MOST_KEPT,
    },
    cutOff(`${named}, watched`, ours, found.ours),
  ]
}
