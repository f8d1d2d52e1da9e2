'use client'

import { Money } from '@/components/money/money'
import { ListItem } from '@/components/ui/list-row'
import { useLeague } from '@/hooks/leagues/league-context'
import { isIn, standingOf, standsAt } from '@/hooks/tiebreakers/tiebreaker-state'
import { paths } from '@/lib/contracts/paths'
import type { TiebreakerView } from '@/lib/contracts/views'
import { PlayerBadge } from './player-badge'
import { StandingPill } from './standing-pill'
import { TiebreakerClock } from './tiebreaker-clock'

/** A live tiebreaker in a line: who leads at what, and what is left. */
export function TiebreakerRow({ tiebreaker }: { tiebreaker: TiebreakerView }) {
  const { slug, me, teams } = useLeague()
  const { player, leader, currencyId } = tiebreaker
  const mine = me.teamId !== null && isIn(tiebreaker, me.teamId) ? me.teamId : null
  const leads = leader && (teams.find(({ id }) => id === leader.teamId)?.name ?? 'A team that left')
  return (
    <ListItem
      href={paths.tiebreaker(slug, tiebreaker.id)}
      leading={<PlayerBadge player={player} />}
      title={player.name}
      subtitle={
        <>
          <Money amount={standsAt(tiebreaker)} currencyId={currencyId} className="pointer-events-none" /> ·{' '}
          {leads ? `${leads} leads` : 'tied'}
        </>
      }
      trailing={
        <>
          {mine && <StandingPill standing={standingOf(tiebreaker, mine)} />}
          <TiebreakerClock tiebreaker={tiebreaker} size="sm" hideLabel />
        </>
      }
    />
  )
}
