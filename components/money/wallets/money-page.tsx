'use client'

import { MoneyTabs } from '@/components/money/money-tabs'
import { TransactionSheet } from '@/components/money/transaction/transaction-sheet'
import { PageGrid } from '@/components/shell/page-grid'
import { PageHeader } from '@/components/shell/page-header'
import { useIsCommissioner, useLeague } from '@/hooks/leagues/league-context'
import { useOpenTransaction } from '@/hooks/money/use-open-transaction'
import { TotalsPanel } from './totals-panel'
import { TransactionsPanel } from './transactions-panel'
import { WalletsPanel } from './wallets-panel'

/** Every team's money. What a commissioner does about it is his alone; the totals are everybody's. */
export function MoneyPage() {
  const { name } = useLeague()
  const isCommissioner = useIsCommissioner()
  const [open, setOpen] = useOpenTransaction()
  return (
    <div className="page pb-12">
      <PageHeader title="Money" description={`Every team’s wallet in ${name}`} tabs={<MoneyTabs />} />
      <PageGrid
        className="pt-4 lg:pt-5"
        main={
          <>
            <WalletsPanel />
            {isCommissioner && <TransactionsPanel onOpen={setOpen} />}
          </>
        }
        aside={<TotalsPanel />}
      />
      <TransactionSheet id={open} onOpen={setOpen} />
    </div>
  )
}
