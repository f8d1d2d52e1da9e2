import type { ChatMessageView } from '@/lib/contracts/views'
import type { OutgoingMessage } from './chat-outbox'
import { newUuid } from './new-uuid'
import { OutboxSender } from './outbox-sender'
import { OutboxStorage } from './outbox-storage'

/** For the tests of the outbox. */

export const chatId = newUuid()
export const me = newUuid()

/** A browser's storage and locks, and a server that answers when it is let. */
export function makeBrowser() {
  const entries = new Map<string, string>()
  const storage = {
    get length() {
      return entries.size
    },
    key: (index: number) => [...entries.keys()][index] ?? null,
    getItem: (key: string) => entries.get(key) ?? null,
    setItem: (key: string, text: string) => tell(key, text),
    removeItem: (key: string) => tell(key, null),
  }
  const tabs: OutboxSender[] = []
  let changing: OutboxSender | null = null
  let deaf = false
  function tell(key: string, text: string | null) {
    if (text === null) entries.delete(key)
    else entries.set(key, text)
    queueMicrotask(() => {
      for (const tab of tabs) if (tab !== changing && !deaf) tab.stored(key, text)
    })
  }
  let lock: Promise<unknown> = Promise.resolve()
  const alone = (_name: string, act: () => Promise<void>) => {
    const turn = lock.then(act)
    lock = turn.catch(() => {})
    return turn
  }
  const asked: (OutgoingMessage & { answer: (fault?: Error) => void })[] = []
  const send = (message: OutgoingMessage) =>
    new Promise<ChatMessageView>((resolve, reject) => {
      const answer = (fault?: Error) =>
        fault ? reject(fault) : resolve({ ...message, seq: asked.length } as never)
      asked.push({ ...message, answer })
    })
  return {
    entries,
    asked,
    open(userId = me) {
      const tab = new OutboxSender({
        storage: new OutboxStorage(userId, storage),
        send,
        alone,
        newClientId: newUuid,
      })
      tabs.push(tab)
      const rest = tab.start()
      return {
        sender: tab,
        write: (text: string) => tab.write({ chatId, text, replyTo: null }),
        shows: () => tab.snapshot().map(({ text, state }) => `${text} ${state}`),
        rest,
        /** As a crash would: nothing it does counts any more. */
        crash() {
          rest()
          tabs.splice(tabs.indexOf(tab), 1)
        },
      }
    },
    texts: () => asked.map(({ text }) => text),
    /** Tabs hear of each other's changes later than of the lock. */
    set deaf(value: boolean) {
      deaf = value
    },
    set changing(tab: OutboxSender | null) {
      changing = tab
    },
  }
}
