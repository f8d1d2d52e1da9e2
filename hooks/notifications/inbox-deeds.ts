import { z } from 'zod'
import { callApi } from '@/lib/client/api'
import { outboxKind } from '@/lib/client/outbox-kind'
import { readNotifications } from '@/lib/contracts/endpoints'
import { id } from '@/lib/contracts/views'

/** That something in the inbox was read: it never becomes unread again. */
export const inboxRead = outboxKind({
  input: z.object({ id, andBefore: z.boolean() }),
  lineOf: () => 'inbox',
  send: (body, call) => callApi(readNotifications, { ...call, body }),
  repeatable: true,
})
