'use client'

import { LayoutGrid, TrendingUp } from 'lucide-react'
import { Money } from '@/components/money/money'
import { When } from '@/components/rounds/facts/when'
import { Badge } from '@/components/ui/badge'
import { cn } from '@/components/ui/cn'
import { useLeague } from '@/hooks/leagues/league-context'
import type { ShopItemView } from '@/lib/contracts/views'
import { BuyDialog } from './buy-dialog'
import { useHindrance } from './use-hindrance'
import { countText, effectText, hindrances } from './words'

/** One item: what it does, what it costs, how many are left, and the button. */
export function ItemCard({ item, owned }: { item: ShopItemView; owned: number }) {
  const league = useLeague()
  const { me } = league
  const hindrance = useHindrance(item, owned)
  const { name, description, effect, price, currencyId, stock, teamLimit, onSaleFrom, onSaleUntil } = item
  const gone = hindrance === 'sold_out' || hindrance === 'no_longer'
  return (
    <li className="grid grid-rows-[1fr_auto] rounded-md border border-line bg-surface">
      <div className={cn('grid content-start gap-3 p-4 md:p-5', gone && 'opacity-70')}>
        <div className="flex items-start gap-3">
          <span
            aria-hidden
            className="grid size-9 shrink-0 place-items-center rounded-sm bg-sunken text-muted [&>svg]:size-5"
          >
            {effect.kind === 'boost' ? <TrendingUp /> : <LayoutGrid />}
          </span>
          <div className="min-w-0 flex-1">
            <h2 className="font-semibold text-lg [overflow-wrap:anywhere]">{name}</h2>
            <p className="text-muted text-sm">{effectText(effect, league)}</p>
          </div>
        </div>
        {description && <p className="whitespace-pre-line text-sm [overflow-wrap:anywhere]">{description}</p>}
        <p className="flex flex-wrap gap-1.5">
          {stock !== null && (
            <Badge tone={stock === 0 ? 'negative' : 'neutral'}>
              {stock === 0 ? 'Sold out' : countText(stock)}
            </Badge>
          )}
          {me.teamId && owned > 0 && <Badge tone="accent">You have {owned}</Badge>}
          {teamLimit !== null && <Badge>At most {teamLimit} a team</Badge>}
        </p>
        {hindrance === 'not_yet' && onSaleFrom && (
          <p className="text-muted text-sm">
            On sale from <When at={onSaleFrom} />
          </p>
        )}
        {!hindrance && onSaleUntil && (
          <p className="text-muted text-sm">
            On sale until <When at={onSaleUntil} />
          </p>
        )}
      </div>
      <div className="flex flex-wrap items-center justify-between gap-3 border-t px-4 py-3 md:px-5">
        <Money amount={price} currencyId={currencyId} className="font-semibold text-xl" />
        {me.teamId &&
          (hindrance ? (
            <span className="text-muted text-sm">{hindrances[hindrance]}</span>
          ) : (
            <BuyDialog item={item} />
          ))}
      </div>
    </li>
  )
}
