'use client'

import { Crest } from '@/components/ui/crest'
import { EmptyState } from '@/components/ui/empty-state'
import { List, ListItem } from '@/components/ui/list-row'
import { Panel } from '@/components/ui/panel'
import { RelativeTime } from '@/components/ui/relative-time'
import { StatusPill } from '@/components/ui/status-pill'
import type { BulkRound } from '@/hooks/rounds/bulk-round-rules'

/** Who has submitted; never what, not even to the commissioner. */
export function SubmissionList({ teams, closed }: { teams: BulkRound['teams']; closed: boolean }) {
  const done = teams.filter((team) => team.submittedAt !== null).length
  return (
    <Panel
      flush
      title="Submissions"
      description={`${done} of ${teams.length} teams. What they bid is sealed${closed ? '' : ' until the close, from you too'}.`}
    >
      {teams.length === 0 ? (
        <EmptyState title="The league has no teams yet" description="Add them on the league’s front page." />
      ) : (
        <List label="Teams">
          {teams.map((team) => (
            <ListItem
              key={team.teamId}
              leading={<Crest name={team.name} seed={team.teamId} size="sm" />}
              title={team.name}
              subtitle={team.submittedAt ? <RelativeTime at={team.submittedAt} /> : undefined}
              trailing={
                team.submittedAt ? (
                  <StatusPill tone="accent">Submitted</StatusPill>
                ) : (
                  <StatusPill>{closed ? 'Nothing submitted' : 'Not yet'}</StatusPill>
                )
              }
            />
          ))}
        </List>
      )}
    </Panel>
  )
}
