'use client'

import { Badge } from '@/components/ui/badge'
import { EmptyState } from '@/components/ui/empty-state'
import { InlineAlert } from '@/components/ui/inline-alert'
import { List } from '@/components/ui/list-row'
import { LoadMore } from '@/components/ui/pagination'
import { Panel } from '@/components/ui/panel'
import type { Income } from '@/hooks/income/income-rules'
import type { useIncomeWebSocket } from '@/hooks/income/use-income-web-socket'
import { useIsCommissioner } from '@/hooks/leagues/league-context'
import type { IncomePaymentView, IncomeRuleView } from '@/lib/contracts/views'
import { Money } from '../money/money'
import { cn } from '../ui/cn'
import { PayAgainDialog } from './acts/pay-dialog'
import { TakeBackDialog } from './acts/take-back-dialog'
import { Moment } from './moment'

interface PaymentsProps {
  income: Pick<
    ReturnType<typeof useIncomeWebSocket>,
    'hasEarlier' | 'loadEarlier' | 'isLoadingEarlier' | 'earlierError'
  >
  data: Income
}

/** What was paid, newest first: with what was skipped, and what was taken back and why. */
export function PaymentsPanel({ income, data }: PaymentsProps) {
  return (
    <Panel flush title="Payments">
      {data.payments.length > 0 ? (
        <List label="Payments">
          {data.payments.map((payment) => (
            <Payment
              key={payment.id}
              payment={payment}
              rule={data.rules.find(({ id }) => id === payment.ruleId)}
            />
          ))}
        </List>
      ) : (
        <EmptyState
          title="Nothing has been paid yet"
          description="Each payment stands here with its total."
        />
      )}
      {income.earlierError && (
        <InlineAlert tone="negative" role="alert" title={income.earlierError.message} className="m-4" />
      )}
      {income.hasEarlier && (
        <LoadMore
          label="Earlier payments"
          onLoadMore={() => void income.loadEarlier()}
          loading={income.isLoadingEarlier}
        />
      )}
    </Panel>
  )
}

function Payment({ payment, rule }: { payment: IncomePaymentView; rule?: IncomeRuleView }) {
  const isCommissioner = useIsCommissioner()
  const { label, state, at, total, currencyId } = payment
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-2.5 md:px-5">
      <div className="min-w-0 flex-1 basis-64">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className={cn('font-medium', state !== 'paid' && 'text-muted')}>{label}</span>
          <Mark payment={payment} />
        </p>
        <p className="figure text-muted text-sm">
          <Moment at={at} />
          {state !== 'skipped' &&
            `, to ${payment.walletCount === 1 ? '1 team' : `${payment.walletCount} teams`}`}
        </p>
        <Why payment={payment} />
      </div>
      <div className="flex items-center justify-between gap-3 max-sm:basis-full">
        {state !== 'skipped' && (
          <Money
            amount={total}
            currencyId={currencyId}
            className={cn('font-medium', state === 'reversed' && 'text-muted line-through')}
          />
        )}
        {isCommissioner && state === 'paid' && <TakeBackDialog payment={payment} />}
        {isCommissioner && rule && state === 'reversed' && payment.replacedBy === null && (
          <PayAgainDialog rule={rule} payment={payment} />
        )}
      </div>
    </li>
  )
}

function Mark({ payment: { state, kind, periods, replacedBy } }: { payment: IncomePaymentView }) {
  if (state === 'skipped') {
    return (
      <Badge tone="warning">{periods === 1 ? 'Skipped' : `Skipped, with ${periods - 1} before it`}</Badge>
    )
  }
  if (state === 'reversed')
    return <Badge tone="warning">{replacedBy ? 'Taken back, paid again' : 'Taken back'}</Badge>
  return kind === 'extra' ? <Badge>Outside of the schedule</Badge> : null
}

/** The reasons that were given, what is owed, and why nothing was paid. */
function Why({ payment }: { payment: IncomePaymentView }) {
  const { state, reason, actor, reversal, owedCount, owedTotal, currencyId } = payment
  const lines = [
    reason !== null && `${actor?.name ?? 'A commissioner'}: “${reason}”`,
    reversal && `Taken back by ${reversal.actor?.name ?? 'a commissioner'}: “${reversal.reason}”`,
    state === 'skipped' && 'Gavel was down when it was due, and the rule does not make up for it.',
  ].filter((line) => typeof line === 'string')
  return (
    <>
      {lines.map((line) => (
        <p key={line} className="text-sm [overflow-wrap:anywhere]">
          {line}
        </p>
      ))}
      {owedCount > 0 && (
        <p className="text-sm text-warning">
          {owedCount === 1 ? 'A frozen wallet is' : `${owedCount} frozen wallets are`} still owed{' '}
          <Money amount={owedTotal} currencyId={currencyId} />; it is paid once unfrozen.
        </p>
      )}
    </>
  )
}
