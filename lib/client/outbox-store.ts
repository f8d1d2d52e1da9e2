import { z } from 'zod'
import type { Deed } from './outbox'

/** Where deeds are kept until the server has them; each by itself, so that tabs never write over each other's. */
export interface OutboxStore {
  all(): Promise<Deed[]>
  /** Null: it is not, or no longer, here. */
  find(id: string): Promise<Deed | null>
  /** @throws when the device will not take it */
  keep(deed: Deed): Promise<void>
  forget(id: string): Promise<void>
  /** Told the id of what another tab kept or forgot. @returns how to stop listening */
  listen(listener: (id: string) => void): () => void
  /** Told when the device may have lost what it had. @returns how to stop listening */
  onLost(listener: () => void): () => void
}

const stored = z.object({
  id: z.uuid(),
  kind: z.string(),
  line: z.string(),
  input: z.unknown(),
  title: z.string(),
  detail: z.string(),
  href: z.string(),
  at: z.number(),
  until: z.number().nullable(),
  tried: z.boolean(),
  refused: z.string().nullable(),
  /** Of before there was such a thing. */
  final: z.boolean().default(false),
})

const NAME = 'gavel-outbox'
const DEEDS = 'deeds'

/** This browser's IndexedDB. A row is found by its person: nothing of another's is read, whoever signed in here before. */
export class BrowserOutboxStore implements OutboxStore {
  private readonly userId: string
  private readonly channel: BroadcastChannel | null
  private opened: Promise<IDBDatabase> | null = null
  private readonly lostListeners = new Set<() => void>()

  constructor(userId: string) {
    this.userId = userId
    // Node has channels, too, and one that is not closed stays for good.
    const hasTabs = typeof window !== 'undefined' && typeof BroadcastChannel !== 'undefined'
    this.channel = hasTabs ? new BroadcastChannel(`${NAME}:${userId}`) : null
  }

  async all(): Promise<Deed[]> {
    const mine = IDBKeyRange.bound([this.userId], [this.userId, []])
    const rows = await this.run('readonly', (deeds) => deeds.getAll(mine))
    return rows.flatMap((row) => read(row) ?? [])
  }

  async find(id: string): Promise<Deed | null> {
    return read(await this.run('readonly', (deeds) => deeds.get([this.userId, id])))
  }

  async keep(deed: Deed): Promise<void> {
    await this.run('readwrite', (deeds) => deeds.put({ ...stored.parse(deed), userId: this.userId }))
    this.channel?.postMessage(deed.id)
  }

  async forget(id: string): Promise<void> {
    await this.run('readwrite', (deeds) => deeds.delete([this.userId, id]))
    this.channel?.postMessage(id)
  }

  listen(listener: (id: string) => void): () => void {
    const hear = ({ data }: MessageEvent) => typeof data === 'string' && listener(data)
    this.channel?.addEventListener('message', hear)
    return () => this.channel?.removeEventListener('message', hear)
  }

  onLost(listener: () => void): () => void {
    this.lostListeners.add(listener)
    return () => this.lostListeners.delete(listener)
  }

  /** @returns once it is on the disk as far as the browser says so */
  private async run<T>(mode: IDBTransactionMode, act: (deeds: IDBObjectStore) => IDBRequest<T>): Promise<T> {
    const begin = async () => {
      const database = await this.open()
      try {
        const transaction = database.transaction(DEEDS, mode)
        return { transaction, request: act(transaction.objectStore(DEEDS)) }
      } catch (error) {
        this.opened = null
        throw error
      }
    }
    // It may have been closed without a word.
    const { transaction, request } = await begin().catch(begin)
    return new Promise((resolve, reject) => {
      transaction.oncomplete = () => resolve(request.result)
      transaction.onabort = () => reject(transaction.error)
      transaction.onerror = () => reject(transaction.error)
    })
  }

  private open(): Promise<IDBDatabase> {
    if (this.opened) return this.opened
    const forget = () => {
      if (this.opened === opening) this.opened = null
    }
    const opening = open(() => {
      forget()
      for (const listener of this.lostListeners) listener()
    })
    this.opened = opening
    // A database that could not be opened may be another time.
    opening.catch(forget)
    return opening
  }
}

/** @param onClosed it was closed under us: by the browser, or for a tab that wants it for itself */
function open(onClosed: () => void): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1)
    request.onupgradeneeded = () => request.result.createObjectStore(DEEDS, { keyPath: ['userId', 'id'] })
    request.onsuccess = () => {
      const database = request.result
      // A tab with newer code wants another shape: it must not wait for this one.
      database.onversionchange = () => {
        database.close()
        onClosed()
      }
      database.onclose = onClosed
      resolve(database)
    }
    request.onerror = () => reject(request.error)
  })
}

/** What a row holds; null when it is none of ours, or unreadable. */
function read(row: unknown): Deed | null {
  const parsed = stored.safeParse(row)
  return parsed.success ? (parsed.data as Deed) : null
}
