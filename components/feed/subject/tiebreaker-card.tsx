'use client'

import Link from 'next/link'
import { count } from '@/components/rounds/words'
import { useLeague } from '@/hooks/leagues/league-context'
import { paths } from '@/lib/contracts/paths'
import type { FeedSubject } from '@/lib/contracts/views'
import { decisionText } from '../words'
import { AwardLines } from './award-lines'
import { ReasonGiven } from './reason-given'

/** How a tie was fought out, and by what it was decided. */
export function TiebreakerCard({ subject }: { subject: Extract<FeedSubject, { kind: 'tiebreaker' }> }) {
  const { slug } = useLeague()
  const { award, bidCount, reason } = subject
  return (
    <div className="grid gap-2.5">
      <div>
        <p className="font-semibold text-lg">
          <Link href={paths.tiebreaker(slug, subject.tiebreakerId)} className="hover:underline">
            {award.playerName} goes to {award.teamName}
          </Link>
        </p>
        <p className="text-muted text-sm">
          A tiebreaker of{' '}
          <Link href={paths.round(slug, subject.roundId)} className="underline">
            {subject.roundName}
          </Link>
          {bidCount > 0 && `, after ${count(bidCount, 'raise')}`}. {decisionText(subject)}
        </p>
      </div>
      <AwardLines label="Decided" awards={[award]} currencyId={subject.currencyId} />
      {reason && <ReasonGiven reason={reason} />}
    </div>
  )
}
