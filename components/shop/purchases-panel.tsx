import type { ReactNode } from 'react'
import { Money } from '@/components/money/money'
import { Badge } from '@/components/ui/badge'
import { Crest } from '@/components/ui/crest'
import { List, ListItem } from '@/components/ui/list-row'
import { Panel } from '@/components/ui/panel'
import { RelativeTime } from '@/components/ui/relative-time'
import { useLeague } from '@/hooks/leagues/league-context'
import type { PurchaseView } from '@/lib/contracts/views'

interface PurchasesPanelProps {
  purchases: readonly PurchaseView[]
  /** What a commissioner can do about one. */
  act?: (purchase: PurchaseView) => ReactNode
}

/** What teams have bought, newest first; nothing where nothing was. */
export function PurchasesPanel({ purchases, act }: PurchasesPanelProps) {
  const { teams, me } = useLeague()
  if (purchases.length === 0) return null
  return (
    <Panel flush title="Bought" description="Newest first">
      <List label="Bought">
        {purchases.map((purchase) => {
          const { id, itemName, teamId, price, currencyId, boughtAt, buyer, refund } = purchase
          const team = teams.find((each) => each.id === teamId)?.name ?? 'A team'
          return (
            <ListItem
              key={id}
              selected={teamId === me.teamId}
              leading={<Crest name={team} seed={teamId} size="sm" />}
              title={
                <>
                  {team}: {itemName}
                </>
              }
              subtitle={
                refund ? (
                  <>
                    Refunded by {refund.by.name}, <RelativeTime at={refund.at} />: {refund.reason}
                  </>
                ) : (
                  <>
                    {buyer.name}, <RelativeTime at={boughtAt} />
                  </>
                )
              }
              trailing={
                <>
                  {refund && <Badge tone="warning">Refunded</Badge>}
                  <Money amount={price} currencyId={currencyId} className="font-medium" />
                  {act?.(purchase)}
                </>
              }
            />
          )
        })}
      </List>
    </Panel>
  )
}
