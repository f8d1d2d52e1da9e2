import type { LiveEvent } from '@/lib/contracts/events'
import { leagueRoom } from '@/lib/contracts/rooms'
import { type Spread, spreadOf } from './rounds'
import { SocketClients } from './socket-clients'
import { eventsOf, type FanOutServer, startBare, startOurs } from './socket-servers'
import type { BenchRow } from './types'

/** A server whose clients are there, and what it may tell them next. */
export interface Side {
  server: FanOutServer
  /** So many events, committed together. */
  next: (count: number) => LiveEvent[]
}

export interface Stage {
  clients: SocketClients
  /** Gavel, bare Socket.IO, and whatever else was asked for. */
  servers: FanOutServer[]
  leagueIds: string[]
}

/** Gavel with so many leagues beside bare Socket.IO with as many rooms, and clients for both; stopped when `work` is done. */
export async function beside(
  {
    leagues,
    people,
    others = [],
  }: { leagues: number; people: number; others?: (() => Promise<FanOutServer>)[] },
  work: (stage: Stage) => Promise<BenchRow[]>,
): Promise<BenchRow[]> {
  const clients = new SocketClients()
  const servers: FanOutServer[] = []
  try {
    const ours = await startOurs(leagues, people)
    servers.push(ours)
    servers.push(await startBare(ours.leagueIds.map(leagueRoom)))
    for (const start of others) servers.push(await start())
    return await work({ clients, servers, leagueIds: ours.leagueIds })
  } finally {
    clients.stop()
    for (const server of servers) await server.stop()
  }
}

/** Files a process may have open, here and in the clients' process: more sockets than that are not had at once. */
const MOST_OPEN = 18_000
/** Where they are not had at once, each server is filled so often, in turn. */
const TIMES = 2
const MOST_LEAVING_MS = 60_000

/**
 * Connects so many sockets to each server and measures all in turn, round by round, another first each time; where they do not
 * fit together, one after the other, twice.
 * @returns each server's figures
 */
export async function inTurn<T>(
  { clients, servers, leagueIds }: Stage,
  sockets: number,
  rounds: number,
  measure: (side: Side) => Promise<T>,
): Promise<T[][]> {
  const found: T[][] = servers.map(() => [])
  const together = sockets * servers.length <= MOST_OPEN
  const groups = together
    ? [servers]
    : Array(TIMES)
        .fill(servers.map((server) => [server]))
        .flat()
  const each = together ? rounds : Math.ceil(rounds / TIMES)
  for (const group of groups as FanOutServer[][]) {
    for (const server of group) await clients.connect(server.name, { ...server, count: sockets })
    const sides = group.map((server) => ({ server, next: eventsOfAll(leagueIds) }))
    for (const side of sides) await measure(side)
    for (let round = 0; round < each; round++) {
      for (const place of sides.keys()) {
        const side = sides[(place + round) % sides.length] as Side
        found[servers.indexOf(side.server)]?.push(await measure(side))
      }
    }
    for (const server of group) await clients.close(server.name)
    for (const server of group) await emptied(server)
  }
  return found
}

/** Every league's room in turn, far apart: a prime number of steps. */
function eventsOfAll(leagueIds: readonly string[]): Side['next'] {
  const each = leagueIds.map(eventsOf)
  let turn = 0
  return (count) => each[(turn++ * 37) % each.length]?.(count) ?? []
}

/** A room that someone is still in goes on counting, and would miss the events of those who come next. */
async function emptied(server: FanOutServer): Promise<void> {
  const until = Date.now() + MOST_LEAVING_MS
  while (server.sockets() > 0) {
    if (Date.now() > until) throw new Error(`${server.name}: ${server.sockets()} sockets do not leave`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

/** The figures of a row: ours, the peer's, and the ratios within each round. */
export function figures(
  ours: readonly number[],
  theirs: readonly number[],
): Pick<BenchRow, 'median' | 'min' | 'max' | 'peerMedian' | 'ratio' | 'ratioRange'> {
  // Filled one after the other, sizes come out at a round more or less.
  const both = ours.slice(0, theirs.length)
  const ratio: Spread = spreadOf(both.map((figure, round) => figure / (theirs[round] ?? Number.NaN)))
  return {
    ...spreadOf(ours),
    peerMedian: spreadOf(theirs).median,
    ratio: ratio.median,
    ratioRange: [ratio.min, ratio.max],
  }
}

/** A row that holds a server to itself with fewer sockets. @param most how many times as much it may be */
export function grown(
  of: Pick<BenchRow, 'case' | 'peer' | 'metric' | 'unit'>,
  many: readonly number[],
  few: readonly number[],
  most: number,
): BenchRow {
  const found = figures(many, few)
  return { ...of, ...found, target: `≤ ${most} × peer`, met: found.ratio <= most }
}

type Share = 'mean' | 'p50' | 'p99'

/** Told to heard, in milliseconds: rows for the shares that are asked for. */
export function delays(
  of: { case: string; peer: string },
  [ours = [], theirs = []]: readonly (readonly Record<Share, number>[])[],
  targets: Partial<Record<Share, { target: string; met: (found: ReturnType<typeof figures>) => boolean }>>,
): BenchRow[] {
  return (Object.keys(targets) as Share[]).map((share) => {
    const found = figures(
      ours.map((round) => round[share]),
      theirs.map((round) => round[share]),
    )
    const { target = '–', met = () => true } = targets[share] ?? {}
    return {
      ...of,
      metric: `told to heard, ${share}, N = ${ours.length}`,
      unit: 'ms',
      ...found,
      target,
      met: met(found),
    }
  })
}
