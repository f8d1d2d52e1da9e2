import type { EventType, LiveEvent } from '@/lib/contracts/events'
import type { Dated } from './as-of'

/** Shown at once, though the event does not tell all that a fresh read would: a refetch follows. */
export class Meanwhile<T> {
  readonly data: T
  constructor(data: T) {
    this.data = data
  }
}
export const meanwhile = <T>(data: T): Meanwhile<T> => new Meanwhile(data)

/**
 * What an event makes of data that does not know it yet: exactly what a fresh read would show, or `'refetch'`, or
 * the best that can be shown meanwhile. The same data back: the event does not concern it. Pure.
 */
export type CacheRule<T, K extends EventType> = (data: T, event: LiveEvent<K>) => T | Meanwhile<T> | 'refetch'

/** By event type. An event without a rule is a refetch. */
export type CacheRules<T extends Dated = Dated> = { [K in EventType]?: CacheRule<T, K> }

/** For events that do not concern the data. */
export const unchanged = <T>(data: T): T => data

/**
 * For pages about money, squads and rounds: what else travels in the same rooms. Spread first, so that a page that does
 * show one of them says so after it.
 */
export const aside = {
  tiebreaker_update: unchanged,
  audit_entry: unchanged,
  chat_message: unchanged,
  chat_update: unchanged,
  chat_read: unchanged,
  transaction_update: unchanged,
  shop_update: unchanged,
  connection_update: unchanged,
  notification: unchanged,
  echo: unchanged,
  income_update: unchanged,
} satisfies { [K in EventType]?: typeof unchanged }
