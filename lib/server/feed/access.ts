import type { Role } from '@/lib/contracts/views'
import { notFound } from '@/lib/platform/app-error'
import type { Viewer } from '@/lib/server/auth/authenticate'
import type { UnitOfWork } from '@/lib/server/events/unit-of-work'
import { enterLeague, isCommissioner, type LeagueScope, leagueOf } from '@/lib/server/leagues/access'

/** Lets a member in to a post of his league. @throws AppError not_found */
export async function enterPost(viewer: Pick<Viewer, 'userId'>, postId: string): Promise<LeagueScope> {
  return enterLeague(viewer, await leagueOf('feedPost', postId))
}

/**
 * Holds the membership until the transaction ends, so that nobody writes who was removed a moment before.
 * @returns whether he may delete what others wrote, as of now
 * @throws AppError not_found: no longer a member
 */
export async function holdMembership(uow: UnitOfWork, scope: LeagueScope): Promise<{ moderates: boolean }> {
  const [member] = await uow.tx.$queryRaw<{ role: Role }[]>`
    SELECT role FROM members
    WHERE league_id = ${scope.leagueId}::uuid AND user_id = ${scope.userId}::uuid FOR SHARE`
  if (!member) throw notFound()
  return { moderates: isCommissioner(member.role) }
}
