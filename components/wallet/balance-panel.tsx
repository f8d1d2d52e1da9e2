import { FrozenNotice } from '@/components/money/frozen-badge'
import { Money } from '@/components/money/money'
import { Meter } from '@/components/ui/meter'
import { Panel } from '@/components/ui/panel'
import { Stat, StatRow } from '@/components/ui/stat'
import type { WalletView } from '@/lib/contracts/views'
import type { StatementQuery } from '@/lib/domain/statement/filter'
import { BalanceChart } from './balance-chart'

interface BalancePanelProps {
  wallet: WalletView
  /** Which days the line over time shows; else all. */
  period: Pick<StatementQuery, 'since' | 'until'>
}

/** What is in the wallet now, and how it came there. */
export function BalancePanel({ wallet, period }: BalancePanelProps) {
  const { id, teamId, total, available, held, currencyId, frozen } = wallet
  const chart = <BalanceChart walletId={id} teamId={teamId} currencyId={currencyId} period={period} />
  const money = (amount: string) => <Money amount={amount} currencyId={currencyId} />
  if (available === null || held === null) {
    return (
      <Panel title="Balance">
        <div className="grid gap-4">
          {frozen && <FrozenNotice wallet={wallet} />}
          <StatRow>
            <Stat label="Total" value={money(total)} size="lg" className="col-span-2" />
          </StatRow>
          {chart}
          <p className="text-muted text-sm">
            What is held stays with the team until the round is over: it would give a sealed bid away.
          </p>
        </div>
      </Panel>
    )
  }
  return (
    <Panel title="Balance">
      <div className="grid gap-5">
        {frozen && <FrozenNotice wallet={wallet} />}
        <StatRow columns={2}>
          <Stat label="Total" value={money(total)} size="lg" className="col-span-2" />
          <Stat label="Available" value={money(available)} />
          <Stat label="Held" value={money(held)} />
        </StatRow>
        <Meter
          label="Balance"
          hideLegend
          segments={[
            { label: 'Available', value: Number(available), text: money(available), tone: 'positive' },
            { label: 'Held', value: Number(held), text: money(held), tone: 'positive', hatched: true },
          ]}
        />
        {chart}
      </div>
    </Panel>
  )
}
