import { z } from 'zod'
import { chatMessageView, id } from '@/lib/contracts/views'
import type { OutgoingMessage } from './chat-outbox'

const outgoing = z.object({
  clientId: z.uuid(),
  chatId: id,
  text: z.string(),
  replyTo: chatMessageView.shape.replyTo,
  at: z.number(),
  refused: z.string().nullable(),
})

export type TextStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>

/**
 * What a person has not been able to send, on this device: an entry a message, so that tabs never write over each
 * other's. Storage may be full or forbidden: then a message lives as long as its tab.
 */
export class OutboxStorage {
  private readonly prefix: string
  private readonly storage: TextStorage | null
  /** Those that this tab knows to have been in it. */
  private readonly kept = new Set<string>()

  constructor(userId: string, storage: TextStorage | null) {
    this.prefix = `gavel:outbox:${userId}:`
    this.storage = storage
  }

  keep(message: OutgoingMessage): void {
    try {
      this.storage?.setItem(this.prefix + message.clientId, JSON.stringify(outgoing.parse(message)))
      if (this.storage) this.kept.add(message.clientId)
    } catch {}
  }

  forget(clientId: string): void {
    try {
      this.storage?.removeItem(this.prefix + clientId)
    } catch {}
  }

  /** Another tab has seen it arrive, or has discarded it. */
  isSettled(clientId: string): boolean {
    try {
      return this.kept.has(clientId) && this.storage?.getItem(this.prefix + clientId) === null
    } catch {
      return false
    }
  }

  all(): OutgoingMessage[] {
    const { storage } = this
    try {
      const keys = Array.from({ length: storage?.length ?? 0 }, (_, index) => storage?.key(index) ?? '')
      return keys.flatMap((key) => this.read(key, storage?.getItem(key) ?? null) ?? [])
    } catch {
      return []
    }
  }

  /** What an entry holds; null when it is none of ours, or unreadable. */
  read(key: string, text: string | null): OutgoingMessage | null {
    if (text === null || !key.startsWith(this.prefix)) return null
    try {
      const message = outgoing.parse(JSON.parse(text))
      this.kept.add(message.clientId)
      return message
    } catch {
      return null
    }
  }

  /** The message whose entry this is; null for any other entry. */
  clientIdOf(key: string): string | null {
    return key.startsWith(this.prefix) ? key.slice(this.prefix.length) : null
  }
}
