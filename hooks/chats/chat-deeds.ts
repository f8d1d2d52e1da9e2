import { z } from 'zod'
import { callApi } from '@/lib/client/api'
import { outboxKind } from '@/lib/client/outbox-kind'
import { sendMessage } from '@/lib/contracts/endpoints'
import { chatMessageView, id } from '@/lib/contracts/views'

/** A message: in its chat's order, under a clientId by which it is known again. */
export const chatMessage = outboxKind({
  input: z.object({ chatId: id, text: z.string(), replyTo: chatMessageView.shape.replyTo }),
  lineOf: ({ chatId }) => `chat:${chatId}`,
  send: async ({ chatId, text, replyTo }, call, { id: clientId }) => {
    const body = { clientId, text, replyToId: replyTo?.id ?? null }
    return (await callApi(sendMessage, { ...call, params: { chatId }, body })).message
  },
  stays: true,
  repeatable: true,
})
