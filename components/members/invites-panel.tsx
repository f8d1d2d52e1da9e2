'use client'

import { roleNames } from '@/components/leagues/role-badge'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { EmptyState } from '@/components/ui/empty-state'
import { ErrorState } from '@/components/ui/error-state'
import { List, ListItem } from '@/components/ui/list-row'
import { Panel } from '@/components/ui/panel'
import { RelativeTime } from '@/components/ui/relative-time'
import { SkeletonRows } from '@/components/ui/skeleton'
import { toast } from '@/components/ui/toaster'
import { sentenceOf } from '@/hooks/forms/apply-api-error'
import { useLeague } from '@/hooks/leagues/league-context'
import { useInvites, useRevokeInvite } from '@/hooks/members/use-invites'
import type { InviteView } from '@/lib/contracts/views'

/** The invites that can still be used. */
export function InvitesPanel() {
  const { id } = useLeague()
  const { data, error, refetch } = useInvites(id)
  return (
    <Panel flush title="Open invites" id="invites" className="scroll-mt-20">
      {data ? (
        data.invites.length > 0 ? (
          <List label="Open invites">
            {data.invites.map((invite) => (
              <ListItem
                key={invite.id}
                title={
                  invite.team ? `${roleNames[invite.role]}, ${invite.team.name}` : roleNames[invite.role]
                }
                subtitle={
                  <>
                    {invite.uses} of {invite.maxUses} used · ends <RelativeTime at={invite.expiresAt} />
                  </>
                }
                trailing={<Revoke invite={invite} />}
              />
            ))}
          </List>
        ) : (
          <EmptyState
            title="No invite is open"
            description="A link you make shows here until it is used up, taken back or out of time."
          />
        )
      ) : error ? (
        <ErrorState
          title="The invites could not be read"
          description={sentenceOf(error)}
          onRetry={() => refetch()}
        />
      ) : (
        <SkeletonRows rows={2} label="Loading the invites" />
      )}
    </Panel>
  )
}

function Revoke({ invite }: { invite: InviteView }) {
  const { id } = useLeague()
  const revoke = useRevokeInvite(id)
  const left = invite.maxUses - invite.uses
  return (
    <ConfirmDialog
      danger
      trigger={
        <Button size="sm" variant="ghost">
          Take back
          <span className="sr-only">
            {' '}
            the invite for a {roleNames[invite.role]}
            {invite.team && ` of ${invite.team.name}`}
          </span>
        </Button>
      }
      title="Take this invite back?"
      consequences={[
        `The link stops working at once; ${left === 1 ? 'one person' : `${left} people`} could still have used it.`,
        'Whoever joined by it already stays in the league.',
      ]}
      confirmLabel="Take it back"
      onConfirm={async () => {
        await revoke.mutateAsync(invite.id)
        toast.success('The invite is taken back.')
      }}
    />
  )
}
