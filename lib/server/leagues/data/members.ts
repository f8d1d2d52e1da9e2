import { type AsOf, leagueRoom } from '@/lib/contracts/rooms'
import type { MemberView } from '@/lib/contracts/views'
import { database } from '@/lib/platform/database/client'
import { withAsOf } from '@/lib/server/events/data'
import type { LeagueScope } from '../access'
import { toMemberView } from '../view'

/** The people of a league, in the order they joined. Addresses are nobody's business but their owner's. */
export async function listMembers(scope: LeagueScope): Promise<{ members: MemberView[]; asOf: AsOf }> {
  return withAsOf([leagueRoom(scope.leagueId)], async () => {
    const rows = await database().member.findMany({
      where: { leagueId: scope.leagueId },
      include: { user: { select: { name: true } } },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    })
    return { members: rows.map(toMemberView) }
  })
}
