'use client'

import { Money } from '@/components/money/money'
import { Crest } from '@/components/ui/crest'
import { List, ListItem } from '@/components/ui/list-row'
import { Panel } from '@/components/ui/panel'
import { StatusPill } from '@/components/ui/status-pill'
import { useLeague } from '@/hooks/leagues/league-context'
import { isLive } from '@/hooks/tiebreakers/tiebreaker-state'
import type { TiebreakerView } from '@/lib/contracts/views'

/** The tied teams: who leads, who is still in, who has withdrawn. */
export function TeamsPanel({ tiebreaker }: { tiebreaker: TiebreakerView }) {
  const { teams, me } = useLeague()
  const inIt = tiebreaker.teams.filter(({ withdrawnAt }) => withdrawnAt === null).length
  return (
    <Panel
      flush
      title="Tied teams"
      description={isLive(tiebreaker) ? `${inIt} of ${tiebreaker.teams.length} still in` : undefined}
    >
      <List label="Tied teams">
        {tiebreaker.teams.map(({ teamId, amount, withdrawnAt }) => {
          const name = teams.find(({ id }) => id === teamId)?.name ?? 'A team that left'
          return (
            <ListItem
              key={teamId}
              selected={teamId === me.teamId}
              leading={<Crest name={name} seed={teamId} size="sm" />}
              title={name}
              subtitle={
                <>
                  {amount === null ? (
                    'No raise'
                  ) : (
                    <>
                      up to <Money amount={amount} currencyId={tiebreaker.currencyId} />
                    </>
                  )}
                  {teamId === me.teamId && ' · yours'}
                </>
              }
              trailing={<Place tiebreaker={tiebreaker} teamId={teamId} withdrawn={withdrawnAt !== null} />}
            />
          )
        })}
      </List>
    </Panel>
  )
}

function Place(props: { tiebreaker: TiebreakerView; teamId: string; withdrawn: boolean }) {
  const { tiebreaker, teamId, withdrawn } = props
  if (tiebreaker.outcome?.teamId === teamId) return <StatusPill tone="positive">Won</StatusPill>
  if (withdrawn) return <StatusPill>Withdrawn</StatusPill>
  if (!isLive(tiebreaker)) return null
  return tiebreaker.leader?.teamId === teamId ? (
    <StatusPill tone="accent">Leads</StatusPill>
  ) : (
    <StatusPill>In</StatusPill>
  )
}
