'use client'

import { Money } from '@/components/money/money'
import { When } from '@/components/rounds/facts/when'
import { TeamName } from '@/components/rounds/results/team-name'
import { InlineAlert } from '@/components/ui/inline-alert'
import { Panel } from '@/components/ui/panel'
import { useLeague } from '@/hooks/leagues/league-context'
import { isIn } from '@/hooks/tiebreakers/tiebreaker-state'
import type { TiebreakerView } from '@/lib/contracts/views'
import { decisionWords } from '../words'

/** How it ended: who has the player, for how much, and what decided. */
export function OutcomePanel({ tiebreaker }: { tiebreaker: TiebreakerView }) {
  const { me } = useLeague()
  const { outcome, currencyId, state } = tiebreaker
  if (state === 'cancelled') {
    return (
      <InlineAlert tone="warning" title="This tiebreaker was cancelled">
        Nothing was paid. What it held is free again.
      </InlineAlert>
    )
  }
  if (!outcome) return null
  const won = outcome.teamId === me.teamId
  return (
    <Panel title={won ? 'You won' : 'Decided'}>
      <div className="grid gap-3">
        <div className="flex flex-wrap items-end justify-between gap-x-8 gap-y-2">
          <p className="min-w-0 font-semibold text-xl">
            <TeamName teamId={outcome.teamId} />
          </p>
          <Money
            amount={outcome.amount}
            currencyId={currencyId}
            className={won ? 'font-semibold text-3xl text-positive' : 'font-semibold text-3xl'}
          />
        </div>
        <p className="text-muted">
          {decisionWords[outcome.decidedBy]}, <When at={outcome.decidedAt} />.
        </p>
        {outcome.reason && (
          <blockquote className="border-l-2 pl-3">
            <span className="sr-only">Reason: </span>
            {outcome.reason}
          </blockquote>
        )}
        {!won && isIn(tiebreaker, me.teamId) && (
          <p className="text-muted text-sm">What this tiebreaker held of yours is free again.</p>
        )}
      </div>
    </Panel>
  )
}
