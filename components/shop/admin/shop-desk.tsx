'use client'

import { Plus, Store } from 'lucide-react'
import { useState } from 'react'
import { MoneyTabs } from '@/components/money/money-tabs'
import { PageHeader } from '@/components/shell/page-header'
import { Button, ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { ErrorState } from '@/components/ui/error-state'
import { Panel } from '@/components/ui/panel'
import { SkeletonRows } from '@/components/ui/skeleton'
import { useIsCommissioner, useLeague } from '@/hooks/leagues/league-context'
import { useShopWebSocket } from '@/hooks/shop/use-shop-web-socket'
import { paths } from '@/lib/contracts/paths'
import type { ShopItemView } from '@/lib/contracts/views'
import { PurchasesPanel } from '../purchases-panel'
import { ItemForm } from './item-form'
import { ItemsPanel } from './items-panel'
import { RefundDialog } from './refund-dialog'

/** A commissioner's side of the shop: what is offered, and what was bought. */
export function ShopDesk() {
  const { id, slug } = useLeague()
  const commissioner = useIsCommissioner()
  const [editing, setEditing] = useState<ShopItemView | 'new' | null>(null)
  const { data, error, refetch } = useShopWebSocket(id)
  const add = (
    <Button variant="primary" icon={<Plus aria-hidden />} onClick={() => setEditing('new')}>
      New item
    </Button>
  )
  return (
    <div className="page pb-12">
      <PageHeader
        title="Shop"
        description="What the league sells to its teams, and what they bought"
        actions={
          <>
            <ButtonLink href={paths.shop(slug)}>As teams see it</ButtonLink>
            {commissioner && add}
          </>
        }
        tabs={<MoneyTabs />}
      />
      <div className="mt-4 grid gap-4 lg:mt-5 lg:gap-5">
        {!data && (
          <Panel flush aria-busy={!error}>
            {error ? (
              <ErrorState
                title="The shop could not be loaded"
                description={error.message}
                onRetry={refetch}
              />
            ) : (
              <SkeletonRows rows={4} label="Loading the shop" />
            )}
          </Panel>
        )}
        {data?.items.length === 0 && (
          <Panel>
            <EmptyState
              icon={<Store />}
              title="There is nothing in the shop yet"
              description="An item is one or more places in the squad, for any position or one. Its price goes to the house."
            />
          </Panel>
        )}
        {data && data.items.length > 0 && (
          <ItemsPanel items={data.items} {...(commissioner ? { onEdit: setEditing } : {})} />
        )}
        {data && (
          <PurchasesPanel
            purchases={data.purchases}
            {...(commissioner
              ? { act: (purchase) => !purchase.refund && <RefundDialog purchase={purchase} /> }
              : {})}
          />
        )}
      </div>
      {editing && (
        <ItemForm
          key={editing === 'new' ? 'new' : editing.id}
          item={editing === 'new' ? null : editing}
          onClose={() => setEditing(null)}
        />
      )}
    </div>
  )
}
