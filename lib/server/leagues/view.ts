import type { InviteView, MemberView, Role, TeamView } from '@/lib/contracts/views'
import type { InviteModel, MemberModel, TeamModel } from '@/prisma/generated/models'

type Person = { user: { id: string; name: string } }

/** What a read must include for toTeamView. */
export const withManagers = {
  members: { include: { user: { select: { id: true, name: true } } }, orderBy: { createdAt: 'asc' } },
} as const

export const toTeamView = (team: TeamModel & { members: Person[] }): TeamView => ({
  id: team.id,
  leagueId: team.leagueId,
  name: team.name,
  shortName: team.shortName,
  managers: team.members.map(({ user }) => ({ userId: user.id, name: user.name })),
})

export const toMemberView = (member: MemberModel & { user: { name: string } }): MemberView => ({
  id: member.id,
  userId: member.userId,
  name: member.user.name,
  role: member.role as Role,
  teamId: member.teamId,
})

export const toInviteView = (invite: InviteModel, team: { id: string; name: string } | null): InviteView => ({
  id: invite.id,
  role: invite.role as Role,
  team: team && { id: team.id, name: team.name },
  uses: invite.uses,
  maxUses: invite.maxUses,
  createdAt: invite.createdAt.toISOString(),
  expiresAt: invite.expiresAt.toISOString(),
})
