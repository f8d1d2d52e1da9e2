import { beside, delays, type figures, grown, inTurn } from './lib/sides'
import type { BenchOptions, BenchRow } from './lib/types'

const IN_ROOM = 20
const PEOPLE = 4
const EVENTS = 200
const EVERY_MS = 5
const LIMITS = { p50: 1, p99: 5 }
const MOST_RATIO = 1.1
/** Ten times as many sockets elsewhere. */
const FLAT = 1.25

/** Many rooms of twenty, an event in one of them every 5 ms: how long until its twenty have it, against `io.to`. */
export async function run({ quick }: BenchOptions): Promise<BenchRow[]> {
  const rows: BenchRow[] = []
  const medians: number[][] = []
  for (const sockets of quick ? [1_000] : [1_000, 10_000]) {
    const told = await beside({ leagues: sockets / IN_ROOM, people: PEOPLE }, async (stage) => {
      const found = await inTurn(stage, sockets, quick ? 5 : 11, ({ server, next }) =>
        stage.clients.hear(server.name, EVENTS * IN_ROOM, async () => {
          for (let n = 0; n < EVENTS; n++) {
            server.tell(next(1))
            await new Promise((resolve) => setTimeout(resolve, EVERY_MS))
          }
        }),
      )
      medians.push((found[0] ?? []).map(({ p50 }) => p50))
      const within = (share: 'p50' | 'p99') => ({
        target: `≤ ${LIMITS[share]} ms, ≤ ${MOST_RATIO} × peer`,
        met: ({ median, ratio }: ReturnType<typeof figures>) =>
          median <= LIMITS[share] && ratio <= MOST_RATIO,
      })
      const of = { case: `${sockets.toLocaleString('en')} sockets in rooms of ${IN_ROOM}`, peer: 'io.to' }
      return delays(of, found, { p50: within('p50'), p99: within('p99') })
    })
    rows.push(...told)
  }
  if (!quick) rows.push(growth(medians))
  return rows
}

/** Ten thousand against a thousand. */
function growth([few = [], many = []]: number[][]): BenchRow {
  const metric = `told to heard, p50, N = ${many.length}, one after the other`
  const of = { case: `10,000 sockets in rooms of ${IN_ROOM}`, peer: 'itself with 1,000', metric, unit: 'ms' }
  return grown(of, many, few, FLAT)
}
