import { leagueRoom, userRoom } from '@/lib/contracts/rooms'
import type { Role } from '@/lib/contracts/views'
import { newId } from '@/lib/platform/ids'
import { tellDirectChats } from '@/lib/server/chats/announce'
import { joinChannel } from '@/lib/server/chats/commands/channel'
import type { UnitOfWork } from '@/lib/server/events/unit-of-work'
import { alreadyMember, runsAnotherTeam, sealedTeam } from '../errors'
import { toMemberView, toTeamView, withManagers } from '../view'
import type { UsedInvite } from './use-invite'

const RANK: Record<Role, number> = { spectator: 0, manager: 1, commissioner: 2, owner: 3 }

/**
 * Makes a user a member by an invite, inside the caller's transaction. Who is one already gains what the invite
 * adds, and loses nothing: that is how a founder comes to run a team.
 * @throws AppError conflict (nothing to gain, he runs another team, or the team has bids that are still sealed)
 */
export async function join(uow: UnitOfWork, userId: string, invite: UsedInvite): Promise<void> {
  const { leagueId } = invite
  // Two invites accepted at one moment: the second sees what the first made.
  await uow.tx.$queryRaw`SELECT 1 FROM users WHERE id = ${userId}::uuid FOR NO KEY UPDATE`
  const before = await uow.tx.member.findUnique({ where: { leagueId_userId: { leagueId, userId } } })
  const { role, teamId } = before ? gained(before, invite) : invite
  if (teamId && teamId !== before?.teamId) await refuseSealedTeam(uow, teamId)
  const member = await uow.tx.member.upsert({
    where: { leagueId_userId: { leagueId, userId } },
    create: { id: newId(), leagueId, userId, role, teamId, createdAt: uow.now },
    update: { role, teamId },
    include: { user: { select: { name: true } } },
  })
  await joinChannel(uow, leagueId, userId)
  // In his own room too: his open tabs do not know the league's yet.
  uow.emit([leagueRoom(leagueId), userRoom(userId)], 'member_update', {
    leagueId,
    member: toMemberView(member),
    removed: false,
  })
  if (teamId && teamId !== before?.teamId) await tellTeam(uow, teamId)
  if (!before) await tellDirectChats(uow, leagueId, userId)
}

/**
 * Whoever joins a team reads its sheets. While one is sealed nobody new may, or a commissioner could invite himself to
 * look at it.
 */
async function refuseSealedTeam(uow: UnitOfWork, teamId: string) {
  const managers = await uow.tx.member.count({ where: { teamId } })
  const sealed = await uow.tx.bidSheet.count({ where: { teamId, round: { state: 'open' } } })
  if (managers > 0 && sealed > 0) throw sealedTeam()
}

function gained(member: { role: string; teamId: string | null }, invite: UsedInvite) {
  const role = member.role as Role
  const higher = RANK[invite.role] > RANK[role]
  if (member.teamId && invite.teamId && member.teamId !== invite.teamId) throw runsAnotherTeam()
  const gainsTeam = invite.teamId !== null && member.teamId === null
  if (!higher && !gainsTeam) throw alreadyMember()
  return { role: higher ? invite.role : role, teamId: member.teamId ?? invite.teamId }
}

/** A team's managers changed: tells the league. */
export async function tellTeam(uow: UnitOfWork, teamId: string): Promise<void> {
  const team = await uow.tx.team.findUniqueOrThrow({ where: { id: teamId }, include: withManagers })
  uow.emit(leagueRoom(team.leagueId), 'team_update', { team: toTeamView(team) })
}
