'use client'

import { Plus } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Crest } from '@/components/ui/crest'
import { EmptyState } from '@/components/ui/empty-state'
import { List, ListItem } from '@/components/ui/list-row'
import { Panel } from '@/components/ui/panel'
import { useIsCommissioner, useLeague } from '@/hooks/leagues/league-context'
import { paths } from '@/lib/contracts/paths'
import { AddTeamDialog } from './add-team-dialog'

/** The teams with who runs them; one without a manager asks for an invite. */
export function TeamsPanel({ onInvite }: { onInvite: (teamId: string) => void }) {
  const { slug, teams } = useLeague()
  const commissioner = useIsCommissioner()
  const [adding, setAdding] = useState(false)
  const add = (
    <Button size="sm" icon={<Plus aria-hidden />} onClick={() => setAdding(true)}>
      Add a team
    </Button>
  )
  return (
    <Panel flush title="Teams" id="teams" className="scroll-mt-20" actions={commissioner && add}>
      {teams.length === 0 && (
        <EmptyState
          title="There are no teams yet"
          description={
            commissioner
              ? 'Each one starts with its opening balances and an empty squad.'
              : 'They show here as soon as your commissioner adds them.'
          }
        />
      )}
      <List label="Teams">
        {teams.map((team) => (
          <ListItem
            key={team.id}
            href={paths.team(slug, team.id)}
            leading={<Crest name={team.name} seed={team.id} size="sm" />}
            title={team.name}
            subtitle={team.managers.map(({ name }) => name).join(', ') || 'No manager yet'}
            trailing={
              commissioner &&
              team.managers.length === 0 && (
                <Button size="sm" variant="ghost" onClick={() => onInvite(team.id)}>
                  Invite<span className="sr-only"> a manager for {team.name}</span>
                </Button>
              )
            }
          />
        ))}
      </List>
      {adding && <AddTeamDialog onClose={() => setAdding(false)} />}
    </Panel>
  )
}
