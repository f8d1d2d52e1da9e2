'use client'

import Link from 'next/link'
import { Money } from '@/components/money/money'
import { secondsText } from '@/components/rounds/words'
import { Panel } from '@/components/ui/panel'
import { useLeague } from '@/hooks/leagues/league-context'
import { paths } from '@/lib/contracts/paths'
import type { TiebreakerView } from '@/lib/contracts/views'

/** How it goes, for whoever comes to one for the first time. */
export function RulesPanel({ tiebreaker }: { tiebreaker: TiebreakerView }) {
  const { slug } = useLeague()
  const { step, currencyId, extendSeconds, round } = tiebreaker
  return (
    <Panel title="How it goes">
      <ul className="grid gap-2 text-muted text-sm">
        <li>
          A raise is at least <Money amount={step} currencyId={currencyId} /> above the highest bid. Everybody
          sees it at once.
        </li>
        <li>
          A bid in the last {secondsText(extendSeconds)} adds as much to the clock, up to the cap of the
          round’s rules.
        </li>
        <li>
          The server’s clock decides which bid was in time, and says how long before the close it arrived.
        </li>
        <li>Withdrawing is final. Whoever leads cannot withdraw.</li>
        <li>If nobody raises, the rest of the tie chain decides at the tied amount.</li>
      </ul>
      <p className="mt-3 border-t pt-3 text-sm">
        <Link
          href={paths.round(slug, round.id)}
          className="text-accent-text underline-offset-3 hover:underline"
        >
          {round.name}, with its rules
        </Link>
      </p>
    </Panel>
  )
}
