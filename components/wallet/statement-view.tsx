import { BooksLight } from '@/components/books/books-light'
import { PageGrid } from '@/components/shell/page-grid'
import { PageHeader } from '@/components/shell/page-header'
import { Crest } from '@/components/ui/crest'
import { useCurrency, useLeague } from '@/hooks/leagues/league-context'
import { paths } from '@/lib/contracts/paths'
import { BalancePanel } from './balance-panel'
import { HoldsPanel } from './holds-panel'
import { LinesPanel } from './lines-panel'
import { OtherWallets } from './other-wallets'
import type { StatementViewProps } from './statement-props'

/** A wallet and every posting that made it what it is. */
export function StatementView({ answer, ...lines }: StatementViewProps) {
  const { wallet, team, holds } = answer
  const { slug } = useLeague()
  const currency = useCurrency(wallet.currencyId)
  const own = wallet.available !== null
  return (
    <>
      <PageHeader
        breadcrumb={[{ label: team.name, href: paths.team(slug, team.id) }, { label: 'Wallet' }]}
        leading={<Crest name={team.name} seed={team.id} size="md" />}
        title={`${currency.name} of ${team.name}`}
        actions={<BooksLight />}
      />
      <PageGrid
        now={
          <>
            <BalancePanel wallet={wallet} />
            {own && <HoldsPanel holds={holds} currencyId={wallet.currencyId} />}
          </>
        }
        main={<LinesPanel {...lines} teamName={team.name} currencyId={wallet.currencyId} />}
        aside={<OtherWallets teamId={team.id} walletId={wallet.id} />}
      />
    </>
  )
}
