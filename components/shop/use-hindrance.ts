'use client'

import { useIsFrozen } from '@/hooks/leagues/league-context'
import { useCountdown } from '@/hooks/live/use-countdown'
import { useServerClock } from '@/hooks/live/use-server-clock'
import type { ShopItemView } from '@/lib/contracts/views'
import { type Hindrance, hindranceOf } from '@/lib/domain/shop/may-buy'

const instant = (at: string | null) => (at === null ? null : new Date(at))

/** What keeps my team from buying one more, by the server's clock, as time goes on; null: nothing but the price. */
export function useHindrance(item: ShopItemView, owned: number): Hindrance | 'frozen' | null {
  const frozen = useIsFrozen(item.currencyId)
  const { serverNow } = useServerClock()
  useCountdown(item.onSaleFrom)
  useCountdown(item.onSaleUntil)
  const { state, stock, teamLimit, onSaleFrom, onSaleUntil } = item
  const offer = {
    state,
    stock,
    teamLimit,
    onSaleFrom: instant(onSaleFrom),
    onSaleUntil: instant(onSaleUntil),
  }
  return hindranceOf(offer, owned, new Date(serverNow())) ?? (frozen ? 'frozen' : null)
}
