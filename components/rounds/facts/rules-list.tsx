'use client'

import type { ReactNode } from 'react'
import { Money } from '@/components/money/money'
import type { RoundRules } from '@/lib/contracts/round-rules'
import { secondsText } from '../words'

/** The figures of a round's rules. */
export function RulesList({ rules, currencyId }: { rules: RoundRules; currencyId: string }) {
  return (
    <dl className="grid gap-2">
      <Rule name="Minimum bid">
        <Money amount={rules.minimumBid} currencyId={currencyId} />
      </Rule>
      <Rule name="Step">
        <Money amount={rules.bidStep} currencyId={currencyId} />
      </Rule>
      <Rule name="Bids a team">{rules.maxBidsPerTeam ?? 'No limit'}</Rule>
      <Rule name="Wins a team">{rules.maxWinsPerTeam ?? 'As many as fit'}</Rule>
      <Rule name="Reserve">
        {rules.reservePerOpenSlot ? 'The minimum for each open slot' : 'None kept back'}
      </Rule>
      <Rule name="The winner pays">His own bid</Rule>
      {rules.tiebreaker && (
        <>
          <Rule name="Tiebreakers last">{secondsText(rules.tiebreaker.seconds)}</Rule>
          <Rule name="A late bid adds">{secondsText(rules.tiebreaker.extendSeconds)}</Rule>
          <Rule name="At most">{secondsText(rules.tiebreaker.capSeconds)}</Rule>
        </>
      )}
    </dl>
  )
}

function Rule({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex items-baseline justify-between gap-4">
      <dt className="text-muted text-sm">{name}</dt>
      <dd className="figure text-right font-medium">{children}</dd>
    </div>
  )
}
