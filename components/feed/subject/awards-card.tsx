'use client'

import Link from 'next/link'
import { Money } from '@/components/money/money'
import { count as counted } from '@/components/rounds/words'
import { Button } from '@/components/ui/button'
import { useLeague } from '@/hooks/leagues/league-context'
import { paths } from '@/lib/contracts/paths'
import type { FeedSubject } from '@/lib/contracts/views'
import { AwardLines } from './award-lines'

interface AwardsCardProps {
  subject: Extract<FeedSubject, { kind: 'awards' | 'refunds' }>
  unfolded: boolean
  onUnfold: (unfolded: boolean) => void
}

const FOLDED = 5

/** What a round brought, all of it or what was certain before its tiebreakers; or what its deletion gave back. */
export function AwardsCard({ subject, unfolded, onUnfold }: AwardsCardProps) {
  const { slug } = useLeague()
  const { kind, roundId, roundName, awards, count, total, currencyId } = subject
  const sum = <Money amount={total} currencyId={currencyId} className="font-medium text-text" />
  const round = (
    <Link href={paths.round(slug, roundId)} className="hover:underline">
      {roundName}
    </Link>
  )
  const shown = unfolded ? awards : awards.slice(0, FOLDED)
  const untold = count - awards.length
  return (
    <div className="grid gap-2.5">
      <div>
        <p className="font-semibold text-lg">
          {kind === 'awards' ? (
            <>
              {counted(count, 'player')} sold in {round}
            </>
          ) : (
            <>{round} was cancelled</>
          )}
        </p>
        <p className="text-muted text-sm">
          {kind === 'awards' ? (
            <>{sum} in all.</>
          ) : (
            <>
              {sum} went back for {counted(count, 'player')}.
            </>
          )}
        </p>
      </div>
      {shown.length > 0 && (
        <AwardLines
          label={kind === 'awards' ? `Sold in ${roundName}` : `Refunds of ${roundName}`}
          awards={shown}
          currencyId={currencyId}
        />
      )}
      {awards.length > FOLDED && (
        <Button
          size="sm"
          variant="ghost"
          aria-expanded={unfolded}
          onClick={() => onUnfold(!unfolded)}
          className="-ml-2.5 justify-self-start"
        >
          {unfolded ? `Show the first ${FOLDED}` : `Show all ${awards.length}`}
        </Button>
      )}
      {(unfolded || awards.length <= FOLDED) && untold > 0 && (
        <p className="text-muted text-sm">
          And {counted(untold, 'more', 'more')}: <span className="text-text underline">{round}</span> has them
          all.
        </p>
      )}
    </div>
  )
}
