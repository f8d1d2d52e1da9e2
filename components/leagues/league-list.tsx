'use client'

import { Gavel, Plus } from 'lucide-react'
import { ButtonLink } from '@/components/ui/button'
import { Crest } from '@/components/ui/crest'
import { EmptyState } from '@/components/ui/empty-state'
import { List, ListItem } from '@/components/ui/list-row'
import { Panel } from '@/components/ui/panel'
import { StatusPill } from '@/components/ui/status-pill'
import { useLeagues } from '@/hooks/leagues/use-leagues'
import type { AnswerOf } from '@/lib/contracts/endpoint'
import type { listLeagues } from '@/lib/contracts/endpoints/leagues'
import { paths } from '@/lib/contracts/paths'
import type { LeagueSummary } from '@/lib/contracts/views'
import { RoleBadge } from './role-badge'

/** The leagues that I am in; one where a round is open shows it. */
export function LeagueList({ initial }: { initial: AnswerOf<typeof listLeagues> }) {
  const { leagues } = useLeagues(initial)
  if (leagues.length === 0) return <NoLeagues />
  return (
    <Panel flush>
      <List label="My leagues">
        {leagues.map((league) => (
          <ListItem
            key={league.id}
            href={paths.league(league.slug)}
            leading={<Crest name={league.team?.name ?? league.name} seed={league.team?.id} />}
            title={league.name}
            subtitle={subtitleOf(league)}
            trailing={<State league={league} />}
            className="min-h-17"
          />
        ))}
      </List>
    </Panel>
  )
}

function State({ league: { openRounds, role } }: { league: LeagueSummary }) {
  return (
    <>
      {openRounds > 0 && (
        <StatusPill tone="accent" live>
          {openRounds === 1 ? 'Round open' : `${openRounds} rounds open`}
        </StatusPill>
      )}
      <span className="max-sm:hidden">
        <RoleBadge role={role} />
      </span>
    </>
  )
}

function subtitleOf({ team, teamCount }: LeagueSummary): string {
  const teams = teamCount === 1 ? '1 team' : `${teamCount} teams`
  return team ? `You run ${team.name} · ${teams}` : teams
}

function NoLeagues() {
  return (
    <Panel>
      <EmptyState
        icon={<Gavel aria-hidden />}
        title="You are in no league yet"
        description="Open the invite link that your commissioner sent you, or found a league of your own."
        action={
          <ButtonLink href={paths.newLeague()} icon={<Plus aria-hidden />} variant="primary">
            New league
          </ButtonLink>
        }
      />
    </Panel>
  )
}
