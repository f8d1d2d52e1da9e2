import { beside, delays, figures, grown, inTurn } from './lib/sides'
import type { BenchOptions, BenchRow } from './lib/types'

const MOST_RATIO = 0.75
/** For a thousand. */
const MOST_P99_MS = 50
/** Ten times as many may take so much longer than ten times as long. */
const LINEAR = 1.25
/** Of quiet before each event, with the connections' memory long gone from the processor's cache. */
const QUIET_MS = 400

/** One event at a time to everyone: how long until they have it, against `io.emit`. */
export function run({ quick }: BenchOptions): Promise<BenchRow[]> {
  const rounds = quick ? 15 : 30
  return beside({ leagues: 1, people: 20 }, async (stage) => {
    const rows: BenchRow[] = []
    const means: number[][] = []
    for (const sockets of quick ? [1_000] : [1_000, 5_000, 10_000]) {
      const found = await inTurn(stage, sockets, rounds, async ({ server, next }) => {
        await new Promise((resolve) => setTimeout(resolve, QUIET_MS))
        let written = Number.NaN
        const heard = await stage.clients.hear(server.name, sockets, async () => {
          const events = next(1)
          const told = performance.now()
          server.tell(events)
          await new Promise(setImmediate)
          written = performance.now() - told
        })
        return { ...heard, written }
      })
      means.push((found[0] ?? []).map(({ mean }) => mean))
      rows.push(
        ...delays({ case: `${sockets.toLocaleString('en')} sockets`, peer: 'io.emit' }, found, {
          mean: { target: `≤ ${MOST_RATIO} × peer`, met: ({ ratio }) => ratio <= MOST_RATIO },
          p99:
            sockets === 1_000
              ? { target: `< ${MOST_P99_MS} ms`, met: ({ median }) => median < MOST_P99_MS }
              : { target: '–', met: () => true },
        }),
      )
      rows.push(ofServer(sockets, found))
    }
    if (!quick) rows.push(growth(means))
    return rows
  })
}

/** Until the last has been given to the kernel: the server's own part of it, the rest is the clients' reading. */
function ofServer(sockets: number, [ours = [], theirs = []]: { written: number }[][]): BenchRow {
  return {
    case: `${sockets.toLocaleString('en')} sockets`,
    peer: 'io.emit',
    metric: `told to written, the last, N = ${ours.length}`,
    unit: 'ms',
    ...figures(
      ours.map(({ written }) => written),
      theirs.map(({ written }) => written),
    ),
    target: '–',
    met: true,
  }
}

/** Ten thousand against ten times a thousand. */
function growth([few = [], , many = []]: number[][]): BenchRow {
  const metric = `told to heard, mean, N = ${many.length}, one after the other`
  const of = { case: '10,000 sockets', peer: 'ten times itself with 1,000', metric, unit: 'ms' }
  return grown(
    of,
    many,
    few.map((mean) => 10 * mean),
    LINEAR,
  )
}
