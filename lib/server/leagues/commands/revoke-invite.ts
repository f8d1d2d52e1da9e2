import { notFound } from '@/lib/platform/app-error'
import { recordAct } from '@/lib/server/audit/record'
import { inTransaction } from '@/lib/server/events/unit-of-work'
import type { LeagueScope } from '../access'

/**
 * Makes an invite link useless.
 * @throws AppError not_found: no such invite here, or taken back already
 */
export async function revokeInvite(scope: LeagueScope, inviteId: string): Promise<void> {
  const { leagueId, userId } = scope
  await inTransaction({ userId }, async (uow) => {
    const { count } = await uow.tx.invite.updateMany({
      where: { id: inviteId, leagueId, revokedAt: null },
      data: { revokedAt: uow.now },
    })
    if (count === 0) throw notFound()
    await recordAct(uow, {
      leagueId,
      actorId: userId,
      action: 'invite.revoke',
      summary: 'Took back an invite',
      subjectId: inviteId,
    })
  })
}
