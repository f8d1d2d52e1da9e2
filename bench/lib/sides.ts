import type { LiveEvent } from '@/lib/contracts/events'
import { type Spread, spreadOf } from './rounds'
import type { SocketClients } from './socket-clients'
import type { FanOutServer } from './socket-servers'
import type { BenchRow } from './types'

/** A server and where its events come from. */
export interface Side {
  server: FanOutServer
  next: (count: number) => LiveEvent[]
}

/** Files a process may have open, here and in the clients' process: more sockets than that are not had at once. */
const MOST_OPEN = 18_000

/**
 * Connects so many sockets to each side and measures all in turn, round by round, another first each time; where they do not
 * fit together, one side after the other.
 * @returns each side's figures
 */
export async function inTurn<T>(
  clients: SocketClients,
  sides: readonly Side[],
  sockets: number,
  rounds: number,
  measure: (side: Side) => Promise<T>,
): Promise<T[][]> {
  const together = sockets * sides.length <= MOST_OPEN
  const found: T[][] = sides.map(() => [])
  for (const group of together ? [sides] : sides.map((side) => [side])) {
    for (const { server } of group) await clients.connect(server.name, { ...server, count: sockets })
    for (const side of group) await measure(side)
    for (let round = 0; round < rounds; round++) {
      for (const place of group.keys()) {
        const side = group[(place + round) % group.length] as Side
        found[sides.indexOf(side)]?.push(await measure(side))
      }
    }
    for (const { server } of group) await clients.close(server.name)
  }
  return found
}

/** The figures of a row: ours, the peer's, and the ratios within each round. */
export function figures(
  ours: readonly number[],
  theirs: readonly number[],
): Pick<BenchRow, 'median' | 'min' | 'max' | 'peerMedian' | 'ratio' | 'ratioRange'> {
  const ratio: Spread = spreadOf(ours.map((figure, round) => figure / (theirs[round] ?? Number.NaN)))
  return {
    ...spreadOf(ours),
    peerMedian: spreadOf(theirs).median,
    ratio: ratio.median,
    ratioRange: [ratio.min, ratio.max],
  }
}
