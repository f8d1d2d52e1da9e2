import { logger } from '@/lib/platform/logger'
import type { BalanceUpdate } from './types'

type Callback = (update: BalanceUpdate) => void
const callbacks = new Set<Callback>()

/**
 * Calls back after each commit that changed a wallet: once a wallet, in order, with the committed row and its event.
 * What a callback throws is logged; it breaks neither the write nor the other callbacks.
 * @returns how to stop
 */
export function onBalanceUpdate(callback: Callback): () => void {
  callbacks.add(callback)
  return () => callbacks.delete(callback)
}

export function tellBalanceUpdate(update: BalanceUpdate): void {
  for (const callback of callbacks) {
    try {
      callback(update)
    } catch (error) {
      logger.error({ err: error, walletId: update.wallet.id }, 'an onBalanceUpdate callback failed')
    }
  }
}
