import { leagueRoom, userRoom } from '@/lib/contracts/rooms'
import { AppError, notFound } from '@/lib/platform/app-error'
import { recordAct } from '@/lib/server/audit/record'
import { endSessions } from '@/lib/server/auth/commands/end-session'
import { tellDirectChats } from '@/lib/server/chats/announce'
import { inTransaction, type UnitOfWork } from '@/lib/server/events/unit-of-work'
import { forgetLeague } from '@/lib/server/notifications/commands/forget-league'
import type { LeagueScope } from '../access'
import { lastOwner } from '../errors'
import { toMemberView } from '../view'
import { tellTeam } from './join'

/**
 * Removes someone from the league; his sockets leave its rooms at the event. His team stays, without him. Someone
 * with no other league is signed out everywhere: his sessions have nothing left to see.
 * @throws AppError not_found, forbidden (an owner, by someone who is none), conflict (the last owner)
 */
export async function removeMember(scope: LeagueScope, memberId: string): Promise<void> {
  const { leagueId, userId } = scope
  await inTransaction({ userId }, async (uow) => {
    // One removal a league at a time, or two owners could remove each other at the same moment.
    await uow.tx.$queryRaw`SELECT id FROM leagues WHERE id = ${leagueId}::uuid FOR NO KEY UPDATE`
    const member = await uow.tx.member.findFirst({
      where: { id: memberId, leagueId },
      include: { user: { select: { name: true } } },
    })
    if (!member) throw notFound()
    if (member.role === 'owner') await mayRemoveOwner(uow, scope)
    await uow.tx.member.delete({ where: { id: memberId } })
    // Or a commissioner could come back by a link of his own.
    await uow.tx.invite.updateMany({
      where: { leagueId, createdBy: member.userId, revokedAt: null },
      data: { revokedAt: uow.now },
    })
    uow.emit([leagueRoom(leagueId), userRoom(member.userId)], 'member_update', {
      leagueId,
      member: toMemberView(member),
      removed: true,
    })
    if (member.teamId) await tellTeam(uow, member.teamId)
    await tellDirectChats(uow, leagueId, member.userId)
    const elsewhere = await uow.tx.member.count({ where: { userId: member.userId } })
    if (elsewhere === 0) await endSessions(uow, { userId: member.userId, removedFrom: leagueId })
    await recordAct(uow, {
      leagueId,
      actorId: userId,
      action: 'member.remove',
      summary: `Removed ${member.user.name} (${member.role})`,
      subjectId: member.userId,
    })
    await forgetLeague(uow, { userId: member.userId, leagueId })
  })
}

async function mayRemoveOwner(uow: UnitOfWork, scope: LeagueScope) {
  if (scope.role !== 'owner') throw new AppError('forbidden', 'Only an owner may remove an owner.')
  const owners = await uow.tx.member.count({ where: { leagueId: scope.leagueId, role: 'owner' } })
  if (owners < 2) throw lastOwner()
}
