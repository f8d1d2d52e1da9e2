import type { BodyOf } from '@/lib/contracts/endpoint'
import type { createInvite as contract } from '@/lib/contracts/endpoints/leagues'
import type { InviteView } from '@/lib/contracts/views'
import { AppError, notFound } from '@/lib/platform/app-error'
import { newId, newSecret } from '@/lib/platform/ids'
import { recordAct } from '@/lib/server/audit/record'
import { inTransaction } from '@/lib/server/events/unit-of-work'
import type { LeagueScope } from '../access'
import { hashOfCode } from '../data/invites'
import { toInviteView } from '../view'

const DAY = 86_400_000

/**
 * Makes an invite link. Its code is answered this once; only its hash is kept.
 * @throws AppError not_found (no such team here), invalid_request (a spectator with a team)
 */
export async function createInvite(
  scope: LeagueScope,
  input: BodyOf<typeof contract>,
): Promise<{ invite: InviteView; code: string }> {
  const { leagueId, userId } = scope
  const { role, teamId, maxUses } = input
  // A member's team is his to bid for, whatever his role is called.
  if (role === 'spectator' && teamId) throw new AppError('invalid_request', 'A spectator runs no team.')
  const code = newSecret()
  return inTransaction({ userId }, async (uow) => {
    const team = teamId ? await uow.tx.team.findFirst({ where: { id: teamId, leagueId } }) : null
    if (teamId && !team) throw notFound()
    const expiresAt = new Date(uow.now.getTime() + input.days * DAY)
    const invite = await uow.tx.invite.create({
      data: {
        id: newId(),
        leagueId,
        codeHash: hashOfCode(code),
        role,
        teamId,
        maxUses,
        createdBy: userId,
        createdAt: uow.now,
        expiresAt,
      },
    })
    await recordAct(uow, {
      leagueId,
      actorId: userId,
      action: 'invite.create',
      summary: `Made an invite for a ${role}${team ? ` of ${team.name}` : ''}, ${maxUses} uses`,
      subjectId: invite.id,
    })
    return { invite: toInviteView(invite, team), code }
  })
}
