import { spreadOf } from './lib/rounds'
import { type Saturated, saturate } from './lib/saturate'
import { beside, delays, figures, inTurn, type Stage } from './lib/sides'
import type { BenchOptions, BenchRow } from './lib/types'

const SOCKETS = 1_000
/** How many times as many messages, at so many in one turn. */
const TARGETS: Record<number, number> = { 2: 2.5, 8: 6 }
const LEAST_PER_SECOND = 100_000
/** Writes to each socket in a round, however much is in them. */
const TURNS = 80
const FEW = 20
const MOST_DELAY_MS = 5
const PAUSE_MS = 10

/**
 * Several events of a room in one turn of the event loop, as a commit of several or a busy moment makes them: messages that
 * a second of processor time delivers, against `io.emit`. Every client looks at the order. And the other side of waiting for
 * the turn's end: a single event in a quiet room.
 */
export function run({ quick }: BenchOptions): Promise<BenchRow[]> {
  const rounds = quick ? 5 : 11
  const sizes = quick ? [1, 2, 8] : [1, 2, 4, 8, 16]
  return beside({ leagues: 1, people: 20 }, async (stage) => {
    const rows = await delay(stage, rounds)
    const found = await inTurn(stage, SOCKETS, rounds, async (side) => {
      const each: Saturated[] = []
      for (const size of sizes)
        each.push(await saturate(stage.clients, side, SOCKETS, { turns: TURNS, each: size }))
      return each
    })
    for (const [index, size] of sizes.entries()) {
      const [ours = [], theirs = []] = found.map((side) => side.flatMap((round) => round[index] ?? []))
      rows.push(messages(size, ours, theirs))
      const [alone = []] = found.map((side) => side.flatMap((round) => round[0] ?? []))
      rows.push(flush(size, ours, alone))
    }
    return rows
  })
}

function messages(size: number, ours: readonly Saturated[], theirs: readonly Saturated[]): BenchRow {
  const perCpuSecond = (rounds: readonly Saturated[]) => rounds.map(({ cpuMicros }) => 1e6 / cpuMicros)
  const wall = spreadOf(ours.map(({ perSecond }) => perSecond)).median
  const found = figures(perCpuSecond(ours), perCpuSecond(theirs))
  const least = TARGETS[size]
  return {
    case: `${size} a turn`,
    peer: 'io.emit',
    metric: `messages a second of processor to ${SOCKETS.toLocaleString('en')}, N = ${ours.length}; ours by the wall ${Math.round(wall).toLocaleString('en')} /s`,
    unit: '1/s',
    ...found,
    target: least ? `≥ ${least} × peer, ≥ ${LEAST_PER_SECOND.toLocaleString('en')} /s` : '–',
    met: !least || (found.ratio >= least && wall >= LEAST_PER_SECOND),
  }
}

/** One write to one socket, with so much in it. */
function flush(size: number, ours: readonly Saturated[], alone: readonly Saturated[]): BenchRow {
  const found = figures(
    ours.map(({ cpuMicros }) => cpuMicros * size),
    alone.map(({ cpuMicros }) => cpuMicros),
  )
  return {
    case: `${size} a turn`,
    peer: 'itself with 1',
    metric: `processor time a write, N = ${ours.length}`,
    unit: 'µs',
    ...found,
    target: '–',
    met: true,
  }
}

/** A hundred events told 10 ms apart. */
async function delay(stage: Stage, rounds: number): Promise<BenchRow[]> {
  const found = await inTurn(stage, FEW, rounds, ({ server, next }) =>
    stage.clients.hear(server.name, FEW * 100, async () => {
      for (let n = 0; n < 100; n++) {
        server.tell(next(1))
        await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
      }
    }),
  )
  return delays({ case: `one event, ${FEW} sockets`, peer: 'io.emit' }, found, {
    p50: {
      target: `≤ peer + ${MOST_DELAY_MS} ms`,
      met: ({ median, peerMedian }) => median <= peerMedian + MOST_DELAY_MS,
    },
  })
}
