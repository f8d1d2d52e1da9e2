'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { callApi } from '@/lib/client/api'
import { readChat } from '@/lib/contracts/endpoints'
import { queryKeys } from '@/lib/contracts/query-keys'
import type { ChatView } from '@/lib/contracts/views'
import { chatAfterRead } from './chat-facts'
import type { ChatAnswer } from './chat-rules'
import type { ChatsAnswer } from './chats-rules'

/** In a lively channel: the least between two markers, so that reading costs little. */
const SPACING_MS = 1_000
const AFTER_FAILURE_MS = 5_000

/**
 * While `seen`, all of a chat is read: here at once, and by the server's word in every other tab. What could not be said
 * is said again.
 */
export function useMarkRead(chat: ChatView, me: string, seen: boolean): void {
  const client = useQueryClient()
  const said = useRef(chat.readSeq)
  const [busy, setBusy] = useState(false)
  const { id, lastSeq, readSeq } = chat

  useEffect(() => {
    if (!seen || lastSeq <= readSeq) return
    const read = { userId: me, seq: lastSeq }
    client.setQueryData<ChatAnswer>(queryKeys.chat(id), (data) =>
      data ? { ...data, chat: chatAfterRead(data.chat, read, me) } : data,
    )
    client.setQueryData<ChatsAnswer>(queryKeys.chats(), (data) =>
      data
        ? {
            ...data,
            chats: data.chats.map((shown) => (shown.id === id ? chatAfterRead(shown, read, me) : shown)),
          }
        : data,
    )
  }, [client, id, lastSeq, me, readSeq, seen])

  useEffect(() => {
    if (!seen || busy || lastSeq <= said.current) return
    setBusy(true)
    const before = said.current
    said.current = lastSeq
    const rest = (ms: number) => setTimeout(() => setBusy(false), ms)
    callApi(readChat, { params: { chatId: id }, body: { seq: lastSeq } }).then(
      () => rest(SPACING_MS),
      () => {
        said.current = before
        rest(AFTER_FAILURE_MS)
      },
    )
  }, [busy, id, lastSeq, seen])
}
