import { callApi } from '@/lib/client/api'
import { newUuid } from '@/lib/client/new-uuid'
import { OutboxSender } from '@/lib/client/outbox-sender'
import { OutboxStorage } from '@/lib/client/outbox-storage'
import { sendMessage } from '@/lib/contracts/endpoints'

/** No answer after so long is none. */
const ANSWER_MS = 10_000

const senders = new Map<string, OutboxSender>()

/** What this person writes in any chat, of which a tab has one: it goes on while he looks at other pages. */
export function outboxOf(userId: string): OutboxSender {
  const known = senders.get(userId)
  if (known) return known
  const sender = new OutboxSender({
    storage: new OutboxStorage(userId, deviceStorage()),
    send: async ({ chatId, clientId, text, replyTo, at }) => {
      const { message } = await callApi(sendMessage, {
        params: { chatId },
        body: { clientId, text, replyToId: replyTo?.id ?? null },
        // A refusal is kept under its key: what its author sends again has a new one, and arrives once by its clientId.
        idempotencyKey: `${clientId}-${at}`,
        forUser: userId,
        mostTries: 1,
        signal: AbortSignal.timeout(ANSWER_MS),
      })
      return message
    },
    alone,
    newClientId: newUuid,
  })
  senders.set(userId, sender)
  return sender
}

/** Forbidden in some browsers: even to name it throws. */
function deviceStorage(): Storage | null {
  try {
    return window.localStorage
  } catch {
    return null
  }
}

/** Browsers have locks on https and localhost alone; without them two tabs may send one message, and the server takes one. */
async function alone(name: string, act: () => Promise<void>): Promise<void> {
  await (navigator.locks ? navigator.locks.request(name, act) : act())
}
