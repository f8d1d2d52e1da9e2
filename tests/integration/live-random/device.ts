import { outboxKinds } from '@/hooks/outbox/kinds'
import { newUuid } from '@/lib/client/new-uuid'
import type { Deed } from '@/lib/client/outbox'
import { OutboxSender } from '@/lib/client/outbox-sender'
import type { OutboxStore } from '@/lib/client/outbox-store'
import type { LiveTab } from '@/lib/testing/live-tab'
import { inTab } from '@/lib/testing/tab-fetch'

/** What the tabs of one browser share: what its outbox keeps, and its locks. A tab that is closed leaves its deeds here. */
export class Device {
  private readonly userId: string
  private readonly rows = new Map<string, Deed>()
  private readonly ears = new Set<(id: string) => void>()
  private lock: Promise<unknown> = Promise.resolve()

  constructor(userId: string) {
    this.userId = userId
  }

  /** What no tab has sent yet; refused ones wait for their author. */
  waiting(): Deed[] {
    return [...this.rows.values()].filter(({ refused }) => refused === null)
  }

  refused(): Deed[] {
    return [...this.rows.values()].filter(({ refused }) => refused !== null)
  }

  /** A tab's outbox, run as use-outbox-runner.ts runs it. @returns with how it ends when the tab is closed */
  open(tab: LiveTab): { outbox: OutboxSender; close(): void } {
    const { connection } = tab
    const outbox = new OutboxSender({
      userId: this.userId,
      store: this.store(),
      kinds: outboxKinds,
      alone: (_name, act) => {
        const done = this.lock.then(act)
        this.lock = done.catch(() => {})
        return done
      },
      newId: newUuid,
      serverNow: connection.serverNow,
    })
    let before = connection.status
    const stops = [
      inTab(tab.place, () => outbox.start()),
      connection.onChange(() => {
        const isBack = connection.status === 'live' && before !== 'live'
        before = connection.status
        if (isBack) inTab(tab.place, () => outbox.wake())
      }),
      connection.onFact((event) => {
        if (event.type !== 'chat_message' || event.data.message.author.userId !== this.userId) return
        void outbox.arrived(event.data.message.clientId, event.data.message)
      }),
    ]
    const close = () => {
      for (const stop of stops) stop()
    }
    return { outbox, close }
  }

  private store(): OutboxStore {
    const { rows, ears } = this
    let own: ((id: string) => void) | null = null
    const tell = (id: string) => {
      for (const ear of ears) if (ear !== own) queueMicrotask(() => ear(id))
    }
    return {
      all: async () => [...rows.values()],
      find: async (id) => rows.get(id) ?? null,
      async keep(deed) {
        await null
        rows.set(deed.id, structuredClone(deed))
        tell(deed.id)
      },
      async forget(id) {
        await null
        rows.delete(id)
        tell(id)
      },
      // What this device keeps is not lost.
      onLost: () => () => {},
      listen(hear) {
        own = hear
        ears.add(hear)
        return () => ears.delete(hear)
      },
    }
  }
}
