'use client'

import { useEffect, useMemo, useSyncExternalStore } from 'react'
import { type Outbox, type Outgoing, unshown } from '@/lib/client/chat-outbox'
import type { ChatMessageView } from '@/lib/contracts/views'
import { outboxOf } from './outbox'

export type { Outgoing }

export interface ChatOutbox {
  /** What is on its way, below the messages of the list. */
  outgoing: Outgoing[]
  send: (text: string, replyTo: ChatMessageView['replyTo']) => void
  retry: (clientId: string) => void
  discard: (clientId: string) => void
}

const EMPTY: Outbox = []

/** What I have written in a chat and its list has not yet. */
export function useChatOutbox(me: string, chatId: string, messages: readonly ChatMessageView[]): ChatOutbox {
  const sender = outboxOf(me)
  const outbox = useSyncExternalStore(sender.onChange, sender.snapshot, () => EMPTY)
  const own = useMemo(
    () => new Set(messages.flatMap(({ author, clientId }) => (author.userId === me ? [clientId] : []))),
    [messages, me],
  )
  useEffect(() => sender.shown(own), [sender, own])
  return {
    outgoing: useMemo(() => unshown(outbox, chatId, own), [outbox, chatId, own]),
    send: (text, replyTo) => sender.write({ chatId, text, replyTo }),
    retry: (clientId) => sender.retry(clientId),
    discard: (clientId) => sender.discard(clientId),
  }
}
