'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { callApi } from '@/lib/client/api'
import type { ApiError } from '@/lib/client/api-error'
import { deleteMessage, editMessage } from '@/lib/contracts/endpoints'
import { queryKeys } from '@/lib/contracts/query-keys'
import type { ChatMessageView } from '@/lib/contracts/views'
import { afterMessage } from './chat-facts'
import type { ChatAnswer } from './chat-rules'

/** Shows a changed message at once; its event tells the same, here and everywhere. */
function useShowMessage(chatId: string) {
  const client = useQueryClient()
  return ({ message }: { message: ChatMessageView }) =>
    client.setQueryData<ChatAnswer>(queryKeys.chat(chatId), (data) =>
      data ? { ...data, messages: data.messages.map((shown) => afterMessage(shown, message)) } : data,
    )
}

export function useEditMessage(chatId: string) {
  return useMutation<{ message: ChatMessageView }, ApiError, { messageId: string; text: string }>({
    mutationFn: ({ messageId, text }) =>
      callApi(editMessage, { params: { chatId, messageId }, body: { text } }),
    onSuccess: useShowMessage(chatId),
  })
}

export function useDeleteMessage(chatId: string) {
  return useMutation<{ message: ChatMessageView }, ApiError, string>({
    mutationFn: (messageId) => callApi(deleteMessage, { params: { chatId, messageId } }),
    onSuccess: useShowMessage(chatId),
  })
}
