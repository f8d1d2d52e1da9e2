import { notFound } from '@/lib/platform/app-error'
import type { UnitOfWork } from '@/lib/server/events/unit-of-work'
import { hashOfCode } from '../data/invites'
import { inviteUsed } from '../errors'

export interface UsedInvite {
  leagueId: string
  role: 'commissioner' | 'manager' | 'spectator'
  teamId: string | null
}

/**
 * Takes one use of an invite, inside the caller's transaction. One statement checks and counts, so two people with
 * the last use cannot both have it.
 * @throws AppError not_found, invite_used
 */
export async function takeInvite(uow: UnitOfWork, code: string): Promise<UsedInvite> {
  const codeHash = hashOfCode(code)
  const [taken] = await uow.tx.$queryRaw<{ league_id: string; role: string; team_id: string | null }[]>`
    UPDATE invites SET uses = uses + 1
    WHERE code_hash = ${codeHash} AND uses < max_uses AND revoked_at IS NULL AND expires_at > ${uow.now}
    RETURNING league_id, role, team_id`
  if (taken) {
    return { leagueId: taken.league_id, role: taken.role as UsedInvite['role'], teamId: taken.team_id }
  }
  const known = await uow.tx.invite.count({ where: { codeHash } })
  throw known ? inviteUsed() : notFound()
}
