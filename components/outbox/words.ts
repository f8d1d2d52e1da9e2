import type { Outgoing } from '@/hooks/outbox/use-outbox'

/** Said only once it is true: on the device, or as long as the tab is open. */
export const waitsText = ({ kept }: Pick<Outgoing, 'kept'>): string =>
  kept ? 'Waits for the connection' : 'Waits for the connection: keep this tab open'

/** Why a deed is not sent by itself; of one that may have been done nobody may say that it was not. */
export const refusedText = ({ refused, tried }: Pick<Outgoing, 'refused' | 'tried'>): string =>
  tried ? `${refused}` : `Not sent. ${refused}`

/** Where a deed is, in words. `online`: the server can be reached. */
export function stateText(item: Outgoing, online: boolean): string {
  if (item.state === 'refused') return 'Not sent'
  if (item.state === 'keeping' || item.state === 'sending' || online) return 'Sending'
  return waitsText(item)
}
