'use client'

import { useEffect, useMemo } from 'react'
import type { DeedState } from '@/lib/client/outbox'
import type { ChatMessageView } from '@/lib/contracts/views'
import { quoteOf } from '@/lib/domain/chat/quote'
import { discardDeed, outboxOf } from '../outbox/outbox'
import { useOutgoing } from '../outbox/use-outbox'

/** A message of mine that its chat's list has not yet. */
export interface OutgoingMessage {
  clientId: string
  text: string
  replyTo: ChatMessageView['replyTo']
  /** On this device: it says that it waits only then. */
  kept: boolean
  state: DeedState
  /** When it was written, by this device's clock. */
  at: number
  refused: string | null
  /** Refused, but it may have been done. */
  tried: boolean
  arrived: ChatMessageView | null
}

export interface ChatOutbox {
  /** What is on its way, below the messages of the list. */
  outgoing: OutgoingMessage[]
  send: (text: string, replyTo: ChatMessageView['replyTo']) => void
  retry: (clientId: string) => void
  /** @returns how to take it back */
  discard: (clientId: string) => () => void
}

/** What I have written in a chat and its list has not yet. */
export function useChatOutbox(
  me: string,
  chat: { id: string; name: string },
  messages: readonly ChatMessageView[],
): ChatOutbox {
  const sender = outboxOf(me)
  const items = useOutgoing(me, 'chat_message', `chat:${chat.id}`)
  const own = useMemo(
    () => new Set(messages.flatMap(({ author, clientId }) => (author.userId === me ? [clientId] : []))),
    [messages, me],
  )
  useEffect(() => sender.shown(own), [sender, own])
  const outgoing = useMemo(
    () =>
      items
        .filter(({ id }) => !own.has(id))
        .map(({ id, input, kept, at, state, refused, tried, answer }) => ({
          clientId: id,
          text: input.text,
          replyTo: input.replyTo,
          kept,
          at,
          state,
          refused,
          tried,
          arrived: answer,
        })),
    [items, own],
  )
  return {
    outgoing,
    send: (text, replyTo) =>
      void sender.add({
        kind: 'chat_message',
        input: { chatId: chat.id, text, replyTo },
        title: `Message in ${chat.name}`,
        detail: quoteOf(text),
        href: window.location.pathname,
      }),
    retry: (clientId) => void sender.retry(clientId),
    discard: (clientId) => discardDeed(me, clientId),
  }
}
