import {
  Ban,
  Coins,
  Flag,
  Gavel,
  Hourglass,
  Lock,
  type LucideIcon,
  PenLine,
  ShoppingBag,
  Undo2,
  Wallet,
} from 'lucide-react'
import { Money } from '@/components/money/money'
import { cn } from '@/components/ui/cn'
import { EmptyState } from '@/components/ui/empty-state'
import { List, ListItem } from '@/components/ui/list-row'
import { Panel } from '@/components/ui/panel'
import { RelativeTime } from '@/components/ui/relative-time'
import { useLeague } from '@/hooks/leagues/league-context'
import { paths } from '@/lib/contracts/paths'
import type { ActivityItem } from '@/lib/contracts/views'
import { activityText } from './activity-text'

const icons: Record<ActivityItem['kind'], LucideIcon> = {
  award: Gavel,
  refund: Undo2,
  income: Coins,
  adjustment: PenLine,
  purchase: ShoppingBag,
  reversal: Undo2,
  opening: Wallet,
  round_opened: Hourglass,
  round_closed: Lock,
  round_finalized: Flag,
  round_cancelled: Ban,
}

export function ActivityPanel({ activity }: { activity: readonly ActivityItem[] }) {
  return (
    <Panel title="Latest" flush>
      {activity.length > 0 ? (
        <List label="Latest activity">
          {activity.map((item) => (
            <Item key={item.id} item={item} />
          ))}
        </List>
      ) : (
        <EmptyState title="Nothing has happened yet" description="Money, awards and rounds show up here." />
      )}
    </Panel>
  )
}

function Item({ item }: { item: ActivityItem }) {
  const { slug } = useLeague()
  const Icon = icons[item.kind]
  return (
    <ListItem
      leading={<Icon aria-hidden className="size-4 shrink-0 text-muted" />}
      title={activityText(item)}
      subtitle={<RelativeTime at={item.at} />}
      href={item.href === null ? undefined : `${paths.league(slug)}/${item.href}`}
      trailing={
        item.amount !== null &&
        item.currencyId !== null && (
          <Money
            amount={item.amount}
            currencyId={item.currencyId}
            signed
            className={cn('font-medium', BigInt(item.amount) > 0n && 'text-positive')}
          />
        )
      }
    />
  )
}
