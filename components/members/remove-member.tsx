'use client'

import { UserMinus } from 'lucide-react'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { IconButton } from '@/components/ui/icon-button'
import { toast } from '@/components/ui/toaster'
import { useLeague } from '@/hooks/leagues/league-context'
import { useRemoveMember } from '@/hooks/members/use-remove-member'
import type { MemberView } from '@/lib/contracts/views'

export function RemoveMember({ member }: { member: MemberView }) {
  const { id, teams, me } = useLeague()
  const removal = useRemoveMember(id)
  const team = teams.find((candidate) => candidate.id === member.teamId)
  const self = member.userId === me.userId
  const who = self ? 'yourself' : member.name
  return (
    <ConfirmDialog
      danger
      trigger={
        <IconButton label={`Remove ${who}`} size="sm">
          <UserMinus aria-hidden />
        </IconButton>
      }
      title={`Remove ${who} from the league?`}
      consequences={[
        `${self ? 'You see' : `${member.name} sees`} nothing more of this league, in every open tab, from that moment.`,
        ...(team
          ? [
              `${team.name} keeps its money, its squad and the bids it has submitted${
                team.managers.length < 2 ? ', and has no manager until you invite one' : ''
              }.`,
            ]
          : []),
        `${self ? 'If you are' : `If ${member.name} is`} in no other league, this signs ${self ? 'you' : 'them'} out everywhere, and the sign-in page says why.`,
        `The audit log keeps that you did this. A new invite brings ${self ? 'you' : 'them'} back.`,
      ]}
      confirmLabel="Remove from the league"
      onConfirm={async () => {
        await removal.mutateAsync(member.id)
        if (!self) toast.success(`${member.name} is no longer in the league.`)
      }}
    />
  )
}
