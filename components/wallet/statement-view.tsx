'use client'

import { BooksLight } from '@/components/books/books-light'
import { TransactionSheet } from '@/components/money/transaction/transaction-sheet'
import { PageGrid } from '@/components/shell/page-grid'
import { PageHeader } from '@/components/shell/page-header'
import { Crest } from '@/components/ui/crest'
import { ErrorState } from '@/components/ui/error-state'
import { Panel } from '@/components/ui/panel'
import { useCurrency, useLeague } from '@/hooks/leagues/league-context'
import { startOfDay } from '@/hooks/wallets/start-of-day'
import type { Statement } from '@/hooks/wallets/statement-rules'
import { useStatement } from '@/hooks/wallets/use-statement'
import { useStatementAddress } from '@/hooks/wallets/use-statement-address'
import { paths } from '@/lib/contracts/paths'
import { queryOf } from '@/lib/domain/statement/filter'
import { BalancePanel } from './balance-panel'
import { HoldsPanel } from './holds-panel'
import { LinesPanel } from './lines-panel'
import { OtherWallets } from './other-wallets'
import { WalletSkeleton } from './wallet-skeleton'

/** A wallet and every posting that made it what it is. */
export function StatementView({ walletId, teamId }: { walletId: string; teamId: string }) {
  const [address, change] = useStatementAddress()
  const { open, ...filter } = address
  const { whole, list, isNarrowed } = useStatement(walletId, teamId, filter)
  const sheet = <TransactionSheet id={open} onOpen={(id) => change({ open: id })} />
  if (!whole.data) {
    if (!whole.error) return <WalletSkeleton />
    return (
      <>
        <PageHeader title="Wallet" />
        <Panel>
          <ErrorState
            title="The statement could not be shown"
            description={whole.error.message}
            onRetry={() => void whole.refetch()}
          />
        </Panel>
      </>
    )
  }
  const { wallet, team, holds, players } = whole.data
  const own = wallet.available !== null
  return (
    <>
      <Header team={team} currencyId={wallet.currencyId} />
      <PageGrid
        now={
          <>
            <BalancePanel
              wallet={wallet}
              period={queryOf({ ...filter, kind: null, playerId: null }, startOfDay)}
            />
            {own && <HoldsPanel holds={holds} currencyId={wallet.currencyId} />}
          </>
        }
        main={
          <LinesPanel
            list={list}
            wallet={wallet}
            teamName={team.name}
            isNarrowed={isNarrowed}
            filter={filter}
            players={players}
            onChange={change}
          />
        }
        aside={<OtherWallets teamId={team.id} walletId={wallet.id} />}
      />
      {sheet}
    </>
  )
}

function Header({ team, currencyId }: { team: Statement['team']; currencyId: string }) {
  const { slug } = useLeague()
  const currency = useCurrency(currencyId)
  return (
    <PageHeader
      breadcrumb={[{ label: team.name, href: paths.team(slug, team.id) }, { label: 'Wallet' }]}
      leading={<Crest name={team.name} seed={team.id} size="md" />}
      title={`${currency.name} of ${team.name}`}
      actions={<BooksLight />}
    />
  )
}
