'use client'

import { stateWord } from '@/components/rounds/words'
import { LiveTiebreakersPanel } from '@/components/tiebreakers/facts/live-tiebreakers-panel'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { List, ListItem } from '@/components/ui/list-row'
import { Panel } from '@/components/ui/panel'
import { StatusPill } from '@/components/ui/status-pill'
import { useIsCommissioner, useLeague } from '@/hooks/leagues/league-context'
import { paths } from '@/lib/contracts/paths'
import type { RoundView } from '@/lib/contracts/views'
import { ClosesIn } from './closes-in'

/** Each open round under the lamp, then what waits to be opened or settled. */
export function RoundsPanel() {
  const { slug, rounds } = useLeague()
  const commissioner = useIsCommissioner()
  const open = rounds.filter(({ state }) => state === 'open').sort(byClose)
  const resolving = rounds.filter(({ state }) => state === 'resolving')
  const waiting = rounds.filter(({ state }) => state === 'closed' || (commissioner && state === 'draft'))
  if (open.length + resolving.length + waiting.length === 0) return <NoRounds />
  return (
    <>
      {resolving.map((round) => (
        <LiveTiebreakersPanel key={round.id} round={round} title={round.name} lit />
      ))}
      {open.map((round) => (
        <OpenRound key={round.id} round={round} />
      ))}
      {waiting.length > 0 && (
        <Panel flush title={open.length + resolving.length > 0 ? 'Other rounds' : 'Rounds'}>
          <List label="Rounds that wait">
            {waiting.map((round) => (
              <ListItem
                key={round.id}
                href={commissioner ? paths.adminRound(slug, round.id) : paths.round(slug, round.id)}
                title={round.name}
                subtitle={`${round.playerCount} players`}
                trailing={
                  <StatusPill tone={round.state === 'draft' ? 'neutral' : 'info'}>
                    {stateWord[round.state]}
                  </StatusPill>
                }
              />
            ))}
          </List>
        </Panel>
      )}
    </>
  )
}

function OpenRound({ round }: { round: RoundView }) {
  const { slug, me } = useLeague()
  return (
    <Panel
      lit
      title={round.name}
      actions={
        <StatusPill tone="accent" live>
          Open
        </StatusPill>
      }
    >
      <div className="grid gap-4">
        <div className="flex flex-wrap items-end justify-between gap-3">
          <ClosesIn round={round} />
          <p className="figure text-muted text-sm">{round.playerCount} players</p>
        </div>
        <ButtonLink href={paths.round(slug, round.id)} variant={me.teamId ? 'primary' : 'secondary'} block>
          {me.teamId ? 'Go to the bid sheet' : 'Look at the round'}
        </ButtonLink>
      </div>
    </Panel>
  )
}

function NoRounds() {
  const { slug, rounds, playerCount } = useLeague()
  const commissioner = useIsCommissioner()
  const past = rounds.length > 0
  // Setting up says what to do instead.
  if (commissioner && !past) return null
  return (
    <Panel title="Rounds">
      <EmptyState
        className="py-4"
        title="No round is open"
        description={
          commissioner
            ? 'Draft one, look it over, and open it when everybody is ready.'
            : 'It shows here the moment your commissioner opens one.'
        }
        action={
          commissioner && playerCount > 0 ? (
            <ButtonLink href={paths.newRound(slug)}>New round</ButtonLink>
          ) : past ? (
            <ButtonLink href={paths.rounds(slug)}>Past rounds</ButtonLink>
          ) : undefined
        }
      />
    </Panel>
  )
}

const byClose = (a: RoundView, b: RoundView) => (a.closesAt ?? '').localeCompare(b.closesAt ?? '')
