import { newUuid } from '@/lib/client/new-uuid'
import { OutboxSender } from '@/lib/client/outbox-sender'
import { BrowserOutboxStore } from '@/lib/client/outbox-store'
import { outboxKinds } from './kinds'

const senders = new Map<string, OutboxSender>()
let clock: () => number = Date.now

/** What this person did and the server has not yet, of which a tab has one: it goes on while he looks at other pages. */
export function outboxOf(userId: string): OutboxSender {
  const known = senders.get(userId)
  if (known) return known
  const sender = new OutboxSender({
    userId,
    store: new BrowserOutboxStore(userId),
    kinds: outboxKinds,
    alone,
    newId: newUuid,
    serverNow: () => clock(),
  })
  // A server that draws the page keeps nothing of whoever asked for it.
  if (typeof window !== 'undefined') senders.set(userId, sender)
  return sender
}

/** @returns how to take it back */
export function discardDeed(userId: string, id: string): () => void {
  const sender = outboxOf(userId)
  const item = sender.snapshot().find((each) => each.id === id)
  void sender.discard(id)
  return () => {
    if (item) void sender.restore(item)
  }
}

/** From now on it is known what time the server has. */
export function tellTime(serverNow: () => number): void {
  clock = serverNow
}

/** Browsers have locks on https and localhost alone; without them two tabs may send one deed, and the server does it once. */
async function alone(name: string, act: () => Promise<void>, onBusy: () => void): Promise<void> {
  if (!navigator.locks) return act()
  const wasFree = await navigator.locks.request(name, { ifAvailable: true }, async (lock) => {
    if (lock) await act()
    return lock !== null
  })
  if (wasFree) return
  onBusy()
  await navigator.locks.request(name, act)
}
