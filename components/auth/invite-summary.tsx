import { Crest } from '@/components/ui/crest'
import type { AnswerOf } from '@/lib/contracts/endpoint'
import type { getInvite } from '@/lib/contracts/endpoints/accounts'
import type { Role } from '@/lib/contracts/views'

export type Invite = AnswerOf<typeof getInvite>

const does: Record<Role, string> = {
  owner: 'You will own it.',
  commissioner: 'You will be a commissioner: you open rounds, import players and invite people.',
  manager: 'You will be a manager: you bid, and watch your wallet and squad.',
  spectator: 'You will be a spectator: you follow everything that is public.',
}

/** What an invite makes of whoever takes it. */
export function InviteSummary({ invite }: { invite: Invite }) {
  const { team, role } = invite
  return (
    <div className="flex items-center gap-3.5 rounded-sm border bg-raised p-3.5">
      <Crest name={team?.name ?? invite.league.name} seed={team?.id} size="md" />
      <div className="min-w-0">
        {team && <p className="break-words font-medium">{team.name}</p>}
        <p className="text-muted text-sm">{does[role]}</p>
      </div>
    </div>
  )
}
