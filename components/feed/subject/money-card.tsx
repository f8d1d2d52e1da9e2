'use client'

import Link from 'next/link'
import { Money } from '@/components/money/money'
import { count as counted } from '@/components/rounds/words'
import { cn } from '@/components/ui/cn'
import { Crest } from '@/components/ui/crest'
import { useLeague } from '@/hooks/leagues/league-context'
import { paths } from '@/lib/contracts/paths'
import type { FeedSubject } from '@/lib/contracts/views'
import { ReasonGiven } from './reason-given'

/** Teams that a card names before it points to the rest. */
const SHOWN = 5

const DID = { adjusted: 'adjusted', paid: 'paid income to' } as const

/** Money that a commissioner moved by hand: whose, how much, what it came to, and why. */
export function MoneyCard({ subject }: { subject: Extract<FeedSubject, { kind: 'money' }> }) {
  const { slug, me } = useLeague()
  const { act, by, lines, count, reason, undone } = subject
  const [first] = lines
  const whose = count === 1 && first ? `the wallet of ${first.teamName}` : counted(count, 'wallet')
  const shown = lines.slice(0, SHOWN)
  return (
    <div className="grid gap-2.5">
      <div>
        <p className="font-semibold text-lg">
          {by.name} {act === 'reversed' ? `reversed “${undone}”` : `${DID[act]} ${whose}`}
        </p>
        {act === 'reversed' && <p className="text-muted text-sm">It had moved money in {whose}.</p>}
      </div>
      <ul aria-label="Money moved" className="divide-y overflow-hidden rounded-sm border bg-raised">
        {shown.map(({ walletId, teamId, teamName, currencyId, amount, totalAfter }) => (
          <li
            key={walletId}
            className={cn('flex items-center gap-3 px-3 py-2', teamId === me.teamId && 'mark')}
          >
            <Crest name={teamName} seed={teamId} size="sm" />
            <Link
              href={paths.wallet(slug, walletId)}
              className="min-w-0 flex-1 truncate font-medium hover:underline"
            >
              {teamName}
            </Link>
            <span className="figure shrink-0 text-right">
              <Money amount={amount} currencyId={currencyId} signed className="font-medium" />
              <span className="block text-muted text-sm">
                now <Money amount={totalAfter} currencyId={currencyId} />
              </span>
            </span>
          </li>
        ))}
      </ul>
      {count > shown.length && (
        <p className="text-muted text-sm">And {counted(count - shown.length, 'more', 'more')}.</p>
      )}
      <ReasonGiven reason={reason} />
    </div>
  )
}
