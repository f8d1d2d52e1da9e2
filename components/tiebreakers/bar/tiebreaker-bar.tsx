'use client'

import Link from 'next/link'
import { useParams } from 'next/navigation'
import { Money } from '@/components/money/money'
import { useLeague } from '@/hooks/leagues/league-context'
import { standingOf, standsAt } from '@/hooks/tiebreakers/tiebreaker-state'
import { useMyTiebreakers } from '@/hooks/tiebreakers/use-my-tiebreakers'
import { paths } from '@/lib/contracts/paths'
import type { TiebreakerView } from '@/lib/contracts/views'
import { StandingPill } from '../facts/standing-pill'
import { TiebreakerClock } from '../facts/tiebreaker-clock'

/** On every page of the league: each live tiebreaker of my team, a tap away. Its own page needs no bar. */
export function TiebreakerBar() {
  const league = useLeague()
  const { tiebreakerId } = useParams<{ tiebreakerId?: string }>()
  const mine = useMyTiebreakers(league).filter(({ id }) => id !== tiebreakerId)
  if (mine.length === 0 || league.me.teamId === null) return null
  return (
    <nav aria-label="My live tiebreakers" className="border-b bg-accent-soft">
      <ul className="divide-y">
        {mine.map((tiebreaker) => (
          <Row
            key={tiebreaker.id}
            tiebreaker={tiebreaker}
            teamId={league.me.teamId ?? ''}
            slug={league.slug}
          />
        ))}
      </ul>
    </nav>
  )
}

function Row({ tiebreaker, teamId, slug }: { tiebreaker: TiebreakerView; teamId: string; slug: string }) {
  const { player, currencyId } = tiebreaker
  return (
    <li>
      <Link
        href={paths.tiebreaker(slug, tiebreaker.id)}
        className="page tap flex min-h-11 items-center gap-3 py-1.5 -outline-offset-2 hover:underline"
      >
        <span className="min-w-0 flex-1 truncate font-medium">
          <span className="sr-only">Tiebreaker for </span>
          {player.name}
        </span>
        <Money amount={standsAt(tiebreaker)} currencyId={currencyId} className="max-sm:text-sm" />
        <StandingPill standing={standingOf(tiebreaker, teamId)} />
        <TiebreakerClock
          tiebreaker={tiebreaker}
          size="sm"
          hideLabel
          className="min-w-13 items-end text-right"
        />
      </Link>
    </li>
  )
}
