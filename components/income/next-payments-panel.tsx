'use client'

import { CalendarClock } from 'lucide-react'
import { Money } from '@/components/money/money'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { List, ListItem } from '@/components/ui/list-row'
import { Panel } from '@/components/ui/panel'
import { StatusPill } from '@/components/ui/status-pill'
import { useLeague } from '@/hooks/leagues/league-context'
import { paths } from '@/lib/contracts/paths'
import type { BoostView, IncomeRuleView, WalletView } from '@/lib/contracts/views'
import { type Expected, forecast } from '@/lib/domain/income/forecast'
import { When } from '../rounds/facts/when'
import { Until } from './until'

/** So many payments are shown. */
const SHOWN = 3

interface NextPaymentsProps {
  /** Those that have not ended. */
  rules: readonly IncomeRuleView[]
  /** The team's. */
  wallets: readonly WalletView[]
  /** What the team bought for its next payments. */
  boosts: readonly BoostView[]
}

/** What a team gets next, and when; nothing in a league without income. */
export function NextPaymentsPanel({ rules, wallets, boosts }: NextPaymentsProps) {
  const { slug } = useLeague()
  if (rules.length === 0) return null
  const totals = new Map(wallets.map(({ currencyId, total }) => [currencyId, BigInt(total)]))
  const expected = forecast(rules, totals, SHOWN, boosts)
  const paused = rules.filter(({ state }) => state === 'paused')
  return (
    <Panel
      flush
      title="Next income"
      description={boosts.length > 0 && boosts.map(boostLeft).join(' · ')}
      actions={
        <ButtonLink href={paths.moneyIncome(slug)} size="sm" variant="ghost">
          All income
        </ButtonLink>
      }
    >
      {expected.length === 0 && paused.length === 0 ? (
        <EmptyState title="No payment is ahead" description="The last one has been made." />
      ) : (
        <List label="Next income">
          {expected.map((payment) => (
            <Payment
              key={`${payment.rule.id}/${payment.index}`}
              payment={payment}
              frozen={wallets.some(
                ({ currencyId, frozen }) => frozen && currencyId === payment.rule.currencyId,
              )}
            />
          ))}
          {paused.map((rule) => (
            <ListItem
              key={rule.id}
              title={rule.name}
              subtitle="Nothing is paid until a commissioner resumes it"
              trailing={<StatusPill tone="warning">Paused</StatusPill>}
            />
          ))}
        </List>
      )}
    </Panel>
  )
}

/** 'Loudspeaker: +20% on 3 more payments'. */
function boostLeft({ itemName, basisPoints, paymentsLeft }: BoostView): string {
  return `${itemName}: +${basisPoints / 100}% on ${paymentsLeft === 1 ? '1 more payment' : `${paymentsLeft} more payments`}`
}

function Payment({ payment, frozen }: { payment: Expected; frozen: boolean }) {
  const { rule, at, amount, estimate, isNext } = payment
  const due = new Date(at).toISOString()
  return (
    <ListItem
      leading={<CalendarClock aria-hidden className="size-4 shrink-0 text-muted" />}
      title={rule.name}
      subtitle={
        <>
          <When at={due} />
          {isNext && (
            <>
              {', '}
              <Until at={due} />
            </>
          )}
          {frozen && ', once the wallet is unfrozen'}
        </>
      }
      trailing={
        amount === 0n ? (
          <span className="text-muted text-sm">{rule.cap === null ? 'Nothing' : 'At its cap'}</span>
        ) : (
          <span>
            {estimate && <span className="text-muted text-sm">about </span>}
            <Money
              amount={String(amount)}
              currencyId={rule.currencyId}
              signed
              className="font-medium text-positive"
            />
          </span>
        )
      }
    />
  )
}
