'use client'

import { Money } from '@/components/money/money'
import { cn } from '@/components/ui/cn'
import { Crest } from '@/components/ui/crest'
import { useLeague } from '@/hooks/leagues/league-context'
import type { FeedSubject } from '@/lib/contracts/views'

type AwardLine = Extract<FeedSubject, { kind: 'awards' | 'refunds' }>['awards'][number]

interface AwardLinesProps {
  label: string
  awards: readonly AwardLine[]
  currencyId: string
}

/** Who went where for how much; my team's lines are marked. */
export function AwardLines({ label, awards, currencyId }: AwardLinesProps) {
  const { me } = useLeague()
  return (
    <ul aria-label={label} className="divide-y overflow-hidden rounded-sm border bg-raised">
      {awards.map(({ playerId, playerName, teamId, teamName, amount }) => (
        <li
          key={playerId}
          className={cn('flex items-center gap-3 px-3 py-2', teamId === me.teamId && 'mark')}
        >
          <Crest name={teamName} seed={teamId} size="sm" />
          <span className="min-w-0 flex-1">
            <span className="block truncate font-medium">{playerName}</span>
            <span className="block truncate text-muted text-sm">{teamName}</span>
          </span>
          <Money amount={amount} currencyId={currencyId} className="shrink-0 font-medium" />
        </li>
      ))}
    </ul>
  )
}
