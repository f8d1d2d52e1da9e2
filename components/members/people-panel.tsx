'use client'

import { RoleBadge } from '@/components/leagues/role-badge'
import { PersonMenu } from '@/components/people/person-menu'
import { Avatar } from '@/components/ui/avatar'
import { List, ListItem } from '@/components/ui/list-row'
import { Panel } from '@/components/ui/panel'
import { useIsCommissioner, useLeague } from '@/hooks/leagues/league-context'
import { usePeopleWebSocket } from '@/hooks/people/use-people-web-socket'
import type { AcquaintanceView, LeagueView, MemberView } from '@/lib/contracts/views'
import { RemoveMember } from './remove-member'

export function PeoplePanel({ members }: { members: MemberView[] }) {
  const league = useLeague()
  const commissioner = useIsCommissioner()
  const { data } = usePeopleWebSocket()
  const standing = (userId: string) => data?.people.find(({ person }) => person.userId === userId)
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
                <span className="grid w-8 place-items-center">
                  <Standing connection={standing(member.userId)} />
                </span>
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

/** What I can do about him, once it is known how we stand; nothing about myself. */
const Standing = ({ connection }: { connection: AcquaintanceView | undefined }) =>
  connection ? <PersonMenu connection={connection} /> : null

const teamOf = ({ teams }: LeagueView, { teamId }: MemberView) => teams.find(({ id }) => id === teamId)?.name

/** An owner is an owner's to remove, and the last one is nobody's. */
function mayRemove({ me }: LeagueView, members: MemberView[], member: MemberView): boolean {
  if (member.role !== 'owner') return true
  return me.role === 'owner' && members.filter(({ role }) => role === 'owner').length > 1
}
