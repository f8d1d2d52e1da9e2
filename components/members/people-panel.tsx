'use client'

import { RoleBadge } from '@/components/leagues/role-badge'
import { Avatar } from '@/components/ui/avatar'
import { List, ListItem } from '@/components/ui/list-row'
import { Panel } from '@/components/ui/panel'
import { useIsCommissioner, useLeague } from '@/hooks/leagues/league-context'
import type { LeagueView, MemberView } from '@/lib/contracts/views'
import { RemoveMember } from './remove-member'

export function PeoplePanel({ members }: { members: MemberView[] }) {
  const league = useLeague()
  const commissioner = useIsCommissioner()
  return (
    <Panel flush title="People" description="In the order they joined">
      <List label="People">
        {members.map((member) => (
          <ListItem
            key={member.id}
            leading={<Avatar name={member.name} seed={member.userId} />}
            title={member.userId === league.me.userId ? `${member.name} (you)` : member.name}
            subtitle={teamOf(league, member) ?? 'Runs no team'}
            trailing={
              <>
                <RoleBadge role={member.role} />
                {commissioner && (
                  <span className="grid w-8 place-items-center">
                    {mayRemove(league, members, member) && <RemoveMember member={member} />}
                  </span>
                )}
              </>
            }
          />
        ))}
      </List>
    </Panel>
  )
}

const teamOf = ({ teams }: LeagueView, { teamId }: MemberView) => teams.find(({ id }) => id === teamId)?.name

/** An owner is an owner's to remove, and the last one is nobody's. */
function mayRemove({ me }: LeagueView, members: MemberView[], member: MemberView): boolean {
  if (member.role !== 'owner') return true
  return me.role === 'owner' && members.filter(({ role }) => role === 'owner').length > 1
}
