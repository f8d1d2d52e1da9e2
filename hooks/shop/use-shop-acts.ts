'use client'

import { createItem, editItem, refundPurchase } from '@/lib/contracts/endpoints'
import type { ShopItemView } from '@/lib/contracts/views'
import { useSendOrQueue } from '../outbox/use-send-or-queue'
import { useIdempotentMutation } from '../rounds/use-idempotent-mutation'

/** @returns buys one for my team; the events show it. Resolves with false when it waits for the connection. @throws ApiError */
export function useBuyItem(): (item: ShopItemView) => Promise<boolean> {
  const send = useSendOrQueue('shop_buy')
  return async ({ id, leagueId, name, price, currencyId }) =>
    (await send({ leagueId, itemId: id, price, currencyId }, { title: `Buy “${name}”` })) !== null
}
/** Puts a new item into the shop. */
export const useCreateItem = () => useIdempotentMutation(createItem)
/** Changes an item, withdraws it or puts it back. */
export const useEditItem = () => useIdempotentMutation(editItem)
/** Takes a purchase back. */
export const useRefundPurchase = () => useIdempotentMutation(refundPurchase)
