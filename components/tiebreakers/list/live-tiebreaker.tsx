'use client'

import { Money } from '@/components/money/money'
import { TeamName } from '@/components/rounds/results/team-name'
import { ButtonLink } from '@/components/ui/button'
import { Panel } from '@/components/ui/panel'
import { useIsCommissioner, useLeague } from '@/hooks/leagues/league-context'
import { isBidding, isIn, standingOf, standsAt } from '@/hooks/tiebreakers/tiebreaker-state'
import { paths } from '@/lib/contracts/paths'
import type { TiebreakerView } from '@/lib/contracts/views'
import { Tools } from '../admin/tools'
import { PlayerBadge } from '../facts/player-badge'
import { StandingPill } from '../facts/standing-pill'
import { TiebreakerClock } from '../facts/tiebreaker-clock'
import { TiebreakerStatus } from '../facts/tiebreaker-status'

interface LiveTiebreakerProps {
  tiebreaker: TiebreakerView
  /** Mine, and the first of the page: under the lamp. */
  lit: boolean
}

/** A live tiebreaker: what is left, who leads, the way in, and the commissioner's tools. */
export function LiveTiebreaker({ tiebreaker, lit }: LiveTiebreakerProps) {
  const { slug, me } = useLeague()
  const isCommissioner = useIsCommissioner()
  const { player, leader, currencyId, round } = tiebreaker
  const mine = me.teamId !== null && isIn(tiebreaker, me.teamId) ? me.teamId : null
  return (
    <Panel
      lit={lit}
      title={
        <span className="flex items-center gap-3">
          <PlayerBadge player={player} />
          {player.name}
        </span>
      }
      description={[player.club, round.name].filter(Boolean).join(' · ')}
      actions={
        mine ? (
          <StandingPill standing={standingOf(tiebreaker, mine)} />
        ) : (
          <TiebreakerStatus state={tiebreaker.state} />
        )
      }
    >
      <div className="grid gap-4">
        <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
          <TiebreakerClock tiebreaker={tiebreaker} size="lg" />
          <div className="min-w-0">
            <p className="text-muted text-sm">{leader ? 'Highest bid' : 'Tied at'}</p>
            <Money amount={standsAt(tiebreaker)} currencyId={currencyId} className="font-semibold text-xl" />
            <p className="truncate text-sm">
              {leader ? <TeamName teamId={leader.teamId} /> : <span className="text-muted">Nobody yet</span>}
            </p>
          </div>
        </div>
        <ButtonLink
          href={paths.tiebreaker(slug, tiebreaker.id)}
          variant={lit ? 'primary' : 'secondary'}
          aria-label={`${isBidding(tiebreaker, me.teamId) ? 'Bid' : 'Watch'}: ${player.name}`}
          block
        >
          {isBidding(tiebreaker, me.teamId) ? 'Bid' : 'Watch'}
        </ButtonLink>
        {isCommissioner && (
          <div className="border-t pt-4">
            <Tools tiebreaker={tiebreaker} />
          </div>
        )}
      </div>
    </Panel>
  )
}
