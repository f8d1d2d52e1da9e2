'use client'

import { useMemo } from 'react'
import { StepChart } from '@/components/ui/step-chart'
import { useCurrency } from '@/hooks/leagues/league-context'
import { useBalancesWebSocket } from '@/hooks/wallets/use-balances-web-socket'
import type { BalancePoint } from '@/lib/contracts/views'
import { formatMoney } from '@/lib/domain/money/format'
import type { StatementQuery } from '@/lib/domain/statement/filter'

interface BalanceChartProps {
  walletId: string
  teamId: string
  currencyId: string
  /** Of some days; else of all time. */
  period: Pick<StatementQuery, 'since' | 'until'>
}

/** How a wallet's balance went, held money included. */
export function BalanceChart({ walletId, teamId, currencyId, period }: BalanceChartProps) {
  const { data, error } = useBalancesWebSocket(walletId, teamId, period)
  const currency = useCurrency(currencyId)
  const chart = useMemo(() => (data ? chartOf(data.points, period.until) : null), [data, period.until])
  if (error && !data) return <p className="text-muted text-sm">The balance over time could not be loaded.</p>
  if (!data) return <div aria-busy className="h-41" />
  if (!chart) return <p className="text-muted text-sm">No money had moved yet in these days.</p>
  const money = (value: number) => formatMoney(BigInt(value), currency)
  return (
    <StepChart
      label="Balance over time"
      points={chart.points}
      until={chart.until}
      valueText={money}
      timeText={timeText}
      summary={`From ${money(chart.first)} on ${timeText(chart.from)} to ${money(chart.last)}; lowest ${money(chart.lowest)}, highest ${money(chart.highest)}.`}
    />
  )
}

/** Null: nothing has moved in this time. */
function chartOf(given: readonly BalancePoint[], until: string | undefined) {
  const points = given.map(({ at, total }) => ({ at: Date.parse(at), value: Number(total) }))
  const [first, last] = [points[0], points.at(-1)]
  if (!first || !last) return null
  const values = points.map(({ value }) => value)
  return {
    points,
    // What was left last is what there is now, or was when the time asked for was over.
    until: Math.max(last.at, Math.min(Date.now(), until ? Date.parse(until) : Number.POSITIVE_INFINITY)),
    from: first.at,
    first: first.value,
    last: last.value,
    lowest: Math.min(...values),
    highest: Math.max(...values),
  }
}

const timeText = (at: number) =>
  new Date(at).toLocaleString('en-GB', {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  })
