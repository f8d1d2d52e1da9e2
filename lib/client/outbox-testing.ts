import { afterEach, beforeEach, vi } from 'vitest'
import { z } from 'zod'
import { ApiError } from './api-error'
import { newUuid } from './new-uuid'
import type { Deed } from './outbox'
import { type DeedCall, outboxKind } from './outbox-kind'
import { OutboxSender } from './outbox-sender'
import type { OutboxStore } from './outbox-store'

/** For the tests of the outbox. */

export const me = newUuid()

export interface Asked extends DeedCall {
  id: string
  text: string
  answer(fault?: Error): void
}

/** An answer that never came. */
export const lost = new ApiError('network', 0, 'Gavel could not be reached.')
/** Whatever can happen without time going by has happened. */
export const settle = () => vi.advanceTimersByTimeAsync(0)

/** Gives each test a browser of its own, and a clock that only the test moves. */
export function useBrowser(take: (browser: ReturnType<typeof makeBrowser>) => void): void {
  beforeEach(() => {
    vi.useFakeTimers()
    take(makeBrowser())
  })
  afterEach(() => void vi.useRealTimers())
}

/** A browser's store and locks, and a server that answers when it is let. */
export function makeBrowser() {
  const rows = new Map<string, Deed & { userId: string }>()
  const listeners = new Set<{
    userId: string
    hear: (id: string) => void
    lose: () => void
    crashed: boolean
  }>()
  const asked: Asked[] = []
  const browser = {
    asked,
    rows,
    now: 1_000_000,
    /** Tabs hear nothing of each other's changes. */
    deaf: false,
    /** Until this resolves the device neither answers nor fails. */
    hung: null as Promise<void> | null,
    /** What the check before sending finds. */
    check: async (): Promise<string | null> => null,
    /** The browser takes everything that was kept. */
    lose() {
      rows.clear()
      for (const { lose } of listeners) lose()
    },
    texts: () => asked.map(({ text }) => text),
    open,
  }
  let lock: Promise<unknown> = Promise.resolve()
  let wanted = 0
  const alone = (_name: string, act: () => Promise<void>, onBusy: () => void) => {
    if (wanted++ > 0) onBusy()
    const turn = lock.then(act).finally(() => wanted--)
    lock = turn.catch(() => {})
    return turn
  }
  function storeOf(userId: string): { store: OutboxStore; crash(): void } {
    const own = { userId, hear: (_: string) => {}, lose: () => {}, crashed: false }
    const tell = (id: string) => {
      for (const other of listeners) {
        if (other !== own && other.userId === userId && !browser.deaf) queueMicrotask(() => other.hear(id))
      }
    }
    const store: OutboxStore = {
      async all() {
        await browser.hung
        return [...rows.values()].filter((row) => row.userId === userId)
      },
      async find(id) {
        await browser.hung
        return rows.get(id) ?? null
      },
      async keep(deed) {
        await browser.hung
        if (own.crashed) return
        rows.set(deed.id, { ...deed, userId })
        tell(deed.id)
      },
      async forget(id) {
        await browser.hung
        if (own.crashed) return
        rows.delete(id)
        tell(id)
      },
      listen(hear) {
        own.hear = hear
        listeners.add(own)
        return () => listeners.delete(own)
      },
      onLost(lose) {
        own.lose = lose
        return () => {
          own.lose = () => {}
        }
      },
    }
    return {
      store,
      crash() {
        own.crashed = true
      },
    }
  }
  const send = ({ text }: { text: string }, call: DeedCall, { id }: { id: string }) =>
    new Promise<string>((resolve, reject) => {
      asked.push({ ...call, id, text, answer: (fault) => (fault ? reject(fault) : resolve(`got ${text}`)) })
    })
  const note = { input: z.object({ text: z.string() }), lineOf: () => 'line', send }
  const kinds = {
    note: outboxKind({ ...note, stays: true, repeatable: true }),
    post: outboxKind(note),
    purchase: outboxKind({ ...note, lifetimeMs: 60_000, check: () => browser.check() }),
    comment: outboxKind({ ...note, gone: 'The post was deleted.' }),
    toggle: outboxKind({ ...note, slotOf: () => 'toggle' }),
  }
  function open(userId = me) {
    const { store, crash } = storeOf(userId)
    const serverNow = () => browser.now
    const tab = new OutboxSender({ userId, store, kinds, alone, newId: newUuid, serverNow })
    const rest = tab.start()
    const add = (kind: keyof typeof kinds) => (text: string) =>
      tab.add({ kind, input: { text }, title: kind, detail: text, href: '/' })
    return {
      sender: tab,
      write: add('note'),
      post: add('post'),
      buy: add('purchase'),
      comment: add('comment'),
      toggle: add('toggle'),
      shows: () => tab.snapshot().map(({ detail, state }) => `${detail} ${state}`),
      rest,
      /** As a crash would: nothing it does counts any more. */
      crash() {
        rest()
        crash()
      },
    }
  }
  return browser
}
