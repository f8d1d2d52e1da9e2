'use client'

import { Money } from '@/components/money/money'
import { Panel } from '@/components/ui/panel'
import { Stat, StatRow } from '@/components/ui/stat'
import { StatusPill } from '@/components/ui/status-pill'
import { useCurrency, useIsCommissioner } from '@/hooks/leagues/league-context'
import type { IncomeRuleView } from '@/lib/contracts/views'
import { RelativeTime } from '../ui/relative-time'
import { RuleActs } from './acts/rule-acts'
import { Moment } from './moment'
import { Until } from './until'
import { percentText, ruleText, termsText } from './words'

/** One income that is paid, or paused. */
export function RulePanel({ rule }: { rule: IncomeRuleView }) {
  const currency = useCurrency(rule.currencyId)
  const isCommissioner = useIsCommissioner()
  const { name, terms, cap, schedule, catchUp, endsAt, nextDueAt, paidTotal, paidCount, lastPaidAt } = rule
  return (
    <Panel
      title={name}
      actions={
        rule.state === 'paused' ? (
          <StatusPill tone="warning">Paused</StatusPill>
        ) : (
          <StatusPill tone="accent">Paying</StatusPill>
        )
      }
      footer={isCommissioner && <RuleActs rule={rule} />}
    >
      <div className="grid gap-4">
        <StatRow columns={2}>
          <Stat
            label={terms.kind === 'amount' ? 'To each team' : 'Of what each team has'}
            value={terms.kind === 'amount' ? termsText(terms, currency) : percentText(terms.basisPoints)}
            note={nextDueAt === null ? 'not paid while it is paused' : <Until at={nextDueAt} />}
          />
          <Stat
            label="Paid so far"
            value={<Money amount={paidTotal} currencyId={rule.currencyId} />}
            note={
              <>
                {paidCountText(paidCount)}
                {paidCount > 0 && lastPaidAt !== null && (
                  <>
                    , last <RelativeTime at={lastPaidAt} />
                  </>
                )}
              </>
            }
          />
        </StatRow>
        <p className="max-w-read text-muted text-sm">
          {ruleText({ terms, cap, every: schedule.every, unit: schedule.unit, catchUp }, currency)}
        </p>
        {(nextDueAt !== null || endsAt !== null) && (
          <dl className="grid gap-x-4 gap-y-1 text-sm sm:grid-cols-[auto_1fr]">
            {nextDueAt !== null && (
              <>
                <dt className="text-muted">Next payment</dt>
                <dd className="figure">
                  <Moment at={nextDueAt} />
                </dd>
              </>
            )}
            {endsAt !== null && (
              <>
                <dt className="text-muted">Ends</dt>
                <dd className="figure">
                  <Moment at={endsAt} />
                </dd>
              </>
            )}
          </dl>
        )}
      </div>
    </Panel>
  )
}

function paidCountText(count: number): string {
  if (count === 0) return 'nothing yet'
  return count === 1 ? 'in 1 payment' : `in ${count} payments`
}
