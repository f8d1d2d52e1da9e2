import { setTimeout as sleep } from 'node:timers/promises'
import type { LiveEvent } from '@/lib/contracts/events'
import type { SquadView } from '@/lib/contracts/views'
import { newId } from '@/lib/platform/ids'
import { openLoad } from './open-load'
import type { Memory } from './server-process'
import { eventsOf, type FanOutServer } from './socket-servers'

export type LoadedServer = FanOutServer & { leagueIds: string[] }

/** The first leagues are told so many commits a second each. */
export interface SquadLoad {
  leagues: number
  /** A league. */
  perSecond: number
  seconds: number
  /** That a commit tells of, some 7 KB each, beside a small event that is counted. */
  squads: number
  /** Looks at the memory now and then, and rests for it: delays are not to be measured with it. */
  watched: boolean
}

export interface UnderLoad {
  /** Commits. */
  told: number
  before: Memory
  /** The most of each while it was told; the same as before where nobody looked. */
  most: Pick<Memory, 'heap' | 'rss'> & {
    /** Bytes that waited for one socket. */
    waiting: number
  }
  /** Once all was told. */
  after: Memory
}

/** How often memory is looked at, each time once what was told has been written. */
const LOOKS = 40
const WRITTEN_MS = 50
/** Until all of it is forgotten. */
const REST_MS = 500

/** @returns what tells its sockets a load */
export function squadTeller(server: LoadedServer): (load: SquadLoad) => Promise<UnderLoad> {
  const numbered = server.leagueIds.map(eventsOf)
  return async ({ leagues, perSecond, seconds, squads, watched }) => {
    const tell = (league: number) => server.tell(award(numbered[league]?.(squads + 1) ?? []))
    const before = await collected(server)
    const most = { heap: before.heap, rss: before.rss, waiting: 0 }
    const steps = watched ? LOOKS : 1
    let told = 0
    for (let step = 0; step < steps; step++) {
      const load = { perSecond: perSecond * leagues, seconds: seconds / steps }
      told += (await openLoad(load, (n) => tell(n % leagues))).length
      if (!watched) continue
      await sleep(WRITTEN_MS)
      const { heap, rss } = await collected(server, 1)
      most.heap = Math.max(most.heap, heap)
      most.rss = Math.max(most.rss, rss)
      most.waiting = Math.max(most.waiting, ...server.waiting())
    }
    await sleep(REST_MS)
    return { told, before, most, after: await collected(server) }
  }
}

/** What a server takes once garbage is collected. */
export async function collected(server: FanOutServer, times = 3): Promise<Memory> {
  for (let n = 0; n < times; n++) {
    if (n > 0) await sleep(50)
    await globalThis.gc?.({ type: 'major', execution: 'sync', flavor: 'last-resort' } as never)
  }
  const { heapUsed, external, rss } = process.memoryUsage()
  return { heap: heapUsed + external, rss, sockets: server.sockets() }
}

/** As a commit makes it: squads as they are now, and last an event with the moment in it, which is counted. */
function award(events: LiveEvent[]): LiveEvent[] {
  const last = events.length - 1
  return events.map((event, n) =>
    n < last ? ({ ...event, type: 'squad_update', data } as LiveEvent) : event,
  )
}

const id = newId()
const squad: SquadView = {
  teamId: id,
  version: 1,
  entries: Array.from({ length: 25 }, (_, n) => ({
    ...{ playerId: id, name: `Player of the bench ${n}`, shortName: `P. Bench ${n}`, position: 'GK' },
    ...{ club: 'A club', price: '1500000', currencyId: id, acquiredAt: '2026-01-01T00:00:00.000Z' },
  })),
  extra: [],
}
const data = { squad, because: { kind: 'award' as const, roundId: id, playerIds: [id] } }
