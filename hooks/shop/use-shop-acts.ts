'use client'

import { buyItem, createItem, editItem, refundPurchase } from '@/lib/contracts/endpoints'
import { useIdempotentMutation } from '../rounds/use-idempotent-mutation'

/** Buys one for my team; the events show it. */
export const useBuyItem = () => useIdempotentMutation(buyItem)
/** Puts a new item into the shop. */
export const useCreateItem = () => useIdempotentMutation(createItem)
/** Changes an item, withdraws it or puts it back. */
export const useEditItem = () => useIdempotentMutation(editItem)
/** Takes a purchase back. */
export const useRefundPurchase = () => useIdempotentMutation(refundPurchase)
