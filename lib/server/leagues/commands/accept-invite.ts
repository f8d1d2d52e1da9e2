import type { Viewer } from '@/lib/server/auth/authenticate'
import { inTransaction } from '@/lib/server/events/unit-of-work'
import { join } from './join'
import { takeInvite } from './use-invite'

/**
 * Joins a league with the account that is signed in.
 * @throws AppError not_found, invite_used, conflict (already in, with nothing to gain; the use is not taken)
 */
export async function acceptInvite(
  viewer: Pick<Viewer, 'userId'>,
  code: string,
): Promise<{ leagueSlug: string }> {
  return inTransaction({ userId: viewer.userId }, async (uow) => {
    const invite = await takeInvite(uow, code)
    await join(uow, viewer.userId, invite)
    const { slug } = await uow.tx.league.findUniqueOrThrow({ where: { id: invite.leagueId } })
    return { leagueSlug: slug }
  })
}
