import { actingAs } from '@/lib/client/api'
import { type ConnectionStatus, isAway } from '@/lib/client/connection-state'
import type { Intent } from '@/lib/client/intent'
import { deedOfKey, isOpen } from '@/lib/client/outbox'
import type { OutboxKind } from '@/lib/client/outbox-kind'
import { isUnknown } from '@/lib/client/outbox-refusal'
import { type DeedAnswer, type DeedInput, type KindName, outboxKinds } from './kinds'
import { outboxOf } from './outbox'

/** What the person's own list says of it. */
export interface DeedWords {
  title: string
  detail?: string
}

/** Null: it waits on this device, or will be sent as long as the tab is open where the device takes nothing. */
export type SentOrQueued<K extends KindName> = DeedAnswer<K> | null

interface Tab {
  connection: { readonly status: ConnectionStatus; serverNow(): number }
  /** Of this button: pressed again before anyone knows what became of it, it is the same deed. */
  intent: Intent
}

/**
 * Does a thing now or, while there is no connection, when it is back: under one key and with one end, so that it has one effect
 * whichever way it went. What the server refuses is thrown, as without a queue.
 * @throws ApiError
 */
export async function sendOrQueue<K extends KindName>(
  name: K,
  input: DeedInput<K>,
  words: DeedWords,
  { connection, intent }: Tab,
): Promise<SentOrQueued<K>> {
  const kind = outboxKinds[name] as unknown as OutboxKind<DeedInput<K>, DeedAnswer<K>>
  const userId = actingAs()
  if (!userId) throw new Error('Nobody is signed in on this page.')
  const outbox = outboxOf(userId)
  const line = kind.lineOf(input)
  let tried = intent.isOpen(input)
  const idempotencyKey = intent.keyFor(input)
  const made = deedOfKey(idempotencyKey)
  const until = kind.lifetimeMs === undefined ? null : connection.serverNow() + kind.lifetimeMs
  const isLost = () => connection.status === 'connecting' || connection.status === 'offline'
  // What came before it in its line goes first.
  const waits = outbox.snapshot().some((item) => item.line === line && isOpen(item))
  if (!waits && !isAway(connection.status, navigator.onLine)) {
    try {
      const call = { idempotencyKey, forUser: userId, mostTries: 5, signal: NEVER }
      // A try that hangs in the network is not to be done when nobody means it any more.
      const answer = await kind.send(input, until === null ? call : { ...call, notAfter: until }, made)
      intent.ended(idempotencyKey)
      return answer
    } catch (error) {
      // With a connection the page says what went wrong, and the person decides: done again it is the same deed.
      if (!isUnknown(error) || !isLost()) {
        intent.ended(idempotencyKey, error)
        throw error
      }
      tried = true
    }
  }
  intent.ended(idempotencyKey)
  await outbox.add({
    ...{ kind: name, input, title: words.title, detail: words.detail ?? '', href: window.location.pathname },
    ...(tried ? { ...made, until, tried } : {}),
  })
  return null
}

const { signal: NEVER } = new AbortController()
