'use client'

import { Money } from '@/components/money/money'
import { When } from '@/components/rounds/facts/when'
import { List, ListItem } from '@/components/ui/list-row'
import { Panel } from '@/components/ui/panel'
import { useLeague } from '@/hooks/leagues/league-context'
import { isIn } from '@/hooks/tiebreakers/tiebreaker-state'
import { paths } from '@/lib/contracts/paths'
import type { TiebreakerView } from '@/lib/contracts/views'
import { PlayerBadge } from '../facts/player-badge'

/** What has been decided, latest first; mine are marked. */
export function PastTiebreakers({ tiebreakers }: { tiebreakers: readonly TiebreakerView[] }) {
  const { slug, me } = useLeague()
  if (tiebreakers.length === 0) return null
  return (
    <Panel flush title="Decided">
      <List label="Decided tiebreakers">
        {tiebreakers.map((tiebreaker) => (
          <ListItem
            key={tiebreaker.id}
            href={paths.tiebreaker(slug, tiebreaker.id)}
            selected={isIn(tiebreaker, me.teamId)}
            leading={<PlayerBadge player={tiebreaker.player} />}
            title={tiebreaker.player.name}
            subtitle={<End tiebreaker={tiebreaker} />}
            trailing={
              tiebreaker.outcome && (
                <Money
                  amount={tiebreaker.outcome.amount}
                  currencyId={tiebreaker.currencyId}
                  className="font-medium"
                />
              )
            }
          />
        ))}
      </List>
    </Panel>
  )
}

function End({ tiebreaker: { outcome, round } }: { tiebreaker: TiebreakerView }) {
  const { teams, me } = useLeague()
  if (!outcome) return `Cancelled with ${round.name}`
  const name = teams.find(({ id }) => id === outcome.teamId)?.name ?? 'A team that left'
  return (
    <>
      {outcome.teamId === me.teamId ? <span className="text-positive">You won</span> : name} ·{' '}
      <When at={outcome.decidedAt} />
    </>
  )
}
