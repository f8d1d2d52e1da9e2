import { type AsOf, leagueRoom, userRoom } from '@/lib/contracts/rooms'
import type { AcquaintanceView, PersonView } from '@/lib/contracts/views'
import { database } from '@/lib/platform/database/client'
import { withAsOf } from '@/lib/server/events/data'
import { pairOf } from './access'
import { toConnectionView } from './view'

/** Everyone I share a league with or have to do with, by name, and how we stand. */
export async function listPeople({
  userId,
}: {
  userId: string
}): Promise<{ people: AcquaintanceView[]; asOf: AsOf }> {
  // Mine before my leagues: one that is joined meanwhile is told there, and the list is read again.
  return withAsOf([userRoom(userId)], async () => {
    const mine = await database().member.findMany({ where: { userId }, select: { leagueId: true } })
    const rooms = mine.map(({ leagueId }) => leagueRoom(leagueId))
    return withAsOf(rooms, async () => ({ people: await readPeople(userId) }))
  })
}

async function readPeople(me: string): Promise<AcquaintanceView[]> {
  const person = { select: { id: true, name: true } }
  const rows = await database().connection.findMany({
    where: { OR: [{ lowId: me }, { highId: me }] },
    include: { low: person, high: person },
  })
  const mates = await database().member.findMany({
    where: { userId: { not: me }, league: { members: { some: { userId: me } } } },
    select: { user: person, league: { select: { id: true, name: true } } },
    orderBy: [{ league: { name: 'asc' } }, { leagueId: 'asc' }],
  })
  const known = new Map<string, PersonView>()
  for (const { id, name } of mates.map(({ user }) => user)) known.set(id, { userId: id, name })
  for (const { low, high } of rows) {
    const { id, name } = low.id === me ? high : low
    known.set(id, { userId: id, name })
  }
  const between = new Map(rows.map((row) => [`${row.lowId}/${row.highId}`, row]))
  const leagues = Map.groupBy(mates, ({ user }) => user.id)
  return [...known.values()]
    .map((other) => {
      const { lowId, highId } = pairOf(me, other.userId)
      return {
        ...toConnectionView(between.get(`${lowId}/${highId}`) ?? null, me, other),
        leagues: (leagues.get(other.userId) ?? []).map(({ league }) => league),
      }
    })
    .filter(({ state, leagues }) => state !== 'none' || leagues.length > 0)
    .sort(byName)
}

const byName = ({ person: a }: AcquaintanceView, { person: b }: AcquaintanceView) =>
  a.name.localeCompare(b.name, 'en') || (a.userId < b.userId ? -1 : 1)
