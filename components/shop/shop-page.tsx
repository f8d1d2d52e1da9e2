'use client'

import { Store } from 'lucide-react'
import { FrozenNotice } from '@/components/money/frozen-badge'
import { PageHeader } from '@/components/shell/page-header'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { ErrorState } from '@/components/ui/error-state'
import { Panel } from '@/components/ui/panel'
import { SkeletonRows } from '@/components/ui/skeleton'
import { useIsCommissioner, useLeague } from '@/hooks/leagues/league-context'
import type { Shop } from '@/hooks/shop/shop-rules'
import { useShopWebSocket } from '@/hooks/shop/use-shop-web-socket'
import { paths } from '@/lib/contracts/paths'
import { ItemCard } from './item-card'
import { OwnQueue } from './own-queue'
import { PurchasesPanel } from './purchases-panel'

/** What a league sells to its teams. */
export function ShopPage() {
  const { id, slug, me } = useLeague()
  const commissioner = useIsCommissioner()
  const { data, error, refetch } = useShopWebSocket(id)
  return (
    <div className="page pb-12">
      <PageHeader
        title="Shop"
        description={
          me.teamId ? 'What you buy is your team’s at once' : 'What teams can buy with their money'
        }
        actions={commissioner && <ButtonLink href={paths.moneyShop(slug)}>Run the shop</ButtonLink>}
      />
      {data ? (
        <Items shop={data} />
      ) : (
        <Panel flush aria-busy={!error}>
          {error ? (
            <ErrorState title="The shop could not be loaded" description={error.message} onRetry={refetch} />
          ) : (
            <SkeletonRows rows={4} label="Loading the shop" />
          )}
        </Panel>
      )}
    </div>
  )
}

function Items({ shop }: { shop: Shop }) {
  const { slug, me } = useLeague()
  const commissioner = useIsCommissioner()
  const countOf = (itemId: string) => shop.owned.find((each) => each.itemId === itemId)?.count ?? 0
  const shown = shop.items.filter(({ state }) => state === 'active')
  if (shown.length === 0 && shop.purchases.length === 0) {
    return (
      <Panel>
        <EmptyState
          icon={<Store />}
          title="There is nothing in the shop yet"
          description={
            commissioner
              ? 'Offer places in the squad for the league’s own money. Teams buy them here.'
              : 'What your commissioner offers shows here at once.'
          }
          action={commissioner && <ButtonLink href={paths.moneyShop(slug)}>Run the shop</ButtonLink>}
        />
      </Panel>
    )
  }
  return (
    <div className="grid gap-4 lg:gap-5">
      <Frozen />
      {shown.length > 0 ? (
        <ul aria-label="Items" className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3 lg:gap-5">
          {shown.map((item) => (
            <ItemCard key={item.id} item={item} owned={countOf(item.id)} />
          ))}
        </ul>
      ) : (
        <Panel>
          <EmptyState icon={<Store />} title="Nothing is on offer now" />
        </Panel>
      )}
      {me.teamId && <OwnQueue />}
      <PurchasesPanel purchases={shop.purchases} />
    </div>
  )
}

/** Nothing is sold for a wallet that takes no change. */
function Frozen() {
  const { me, teams } = useLeague()
  const wallets = teams.find(({ id }) => id === me.teamId)?.wallets ?? []
  return wallets
    .filter(({ frozen }) => frozen)
    .map((wallet) => <FrozenNotice key={wallet.id} wallet={wallet} />)
}
