'use client'

import { UserPlus } from 'lucide-react'
import { useState } from 'react'
import { PageGrid } from '@/components/shell/page-grid'
import { PageHeader } from '@/components/shell/page-header'
import { Button } from '@/components/ui/button'
import { useIsCommissioner, useLeague } from '@/hooks/leagues/league-context'
import { useMembers } from '@/hooks/members/use-members'
import type { AnswerOf } from '@/lib/contracts/endpoint'
import type { listMembers } from '@/lib/contracts/endpoints/leagues'
import { InviteDialog } from './invite-dialog'
import type { InviteStart } from './invite-start'
import { InvitesPanel } from './invites-panel'
import { PeoplePanel } from './people-panel'
import { TeamsPanel } from './teams-panel'

/** Who is in the league, who runs which team, and which invites are out. */
export function MembersPage({ initial }: { initial: AnswerOf<typeof listMembers> }) {
  const league = useLeague()
  const commissioner = useIsCommissioner()
  const { members } = useMembers(league.id, initial)
  const [inviting, setInviting] = useState<InviteStart | null>(null)
  return (
    <div className="page pb-12">
      <PageHeader
        title="Members"
        description={
          <span className="figure">
            {members.length === 1 ? '1 person' : `${members.length} people`} ·{' '}
            {league.teams.length === 1 ? '1 team' : `${league.teams.length} teams`}
          </span>
        }
        actions={
          commissioner && (
            <Button
              variant="primary"
              icon={<UserPlus aria-hidden />}
              onClick={() => setInviting({ role: 'manager', teamId: null })}
            >
              Invite people
            </Button>
          )
        }
      />
      <PageGrid
        main={<PeoplePanel members={members} />}
        aside={
          <>
            <TeamsPanel onInvite={(teamId) => setInviting({ role: 'manager', teamId })} />
            {commissioner && <InvitesPanel />}
          </>
        }
      />
      {inviting && <InviteDialog start={inviting} onClose={() => setInviting(null)} />}
    </div>
  )
}
