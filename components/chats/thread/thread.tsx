'use client'

import { useMemo, useRef, useState } from 'react'
import { EmptyState } from '@/components/ui/empty-state'
import type { HistoryListHandle } from '@/components/ui/history-list'
import { unreadOf } from '@/hooks/chats/chat-facts'
import type { ChatAnswer } from '@/hooks/chats/chat-rules'
import { useArrivalMarker } from '@/hooks/chats/use-arrival-marker'
import { useChatOutbox } from '@/hooks/chats/use-chat-outbox'
import { useIsTabVisible } from '@/hooks/chats/use-is-tab-visible'
import { useMarkRead } from '@/hooks/chats/use-mark-read'
import { useOpeners } from '@/hooks/chats/use-openers'
import { useTyping } from '@/hooks/chats/use-typing'
import { useIsCommissioner, useLeague } from '@/hooks/leagues/league-context'
import { useConnectionStatus } from '@/hooks/live/use-connection-status'
import { useOwnName } from '@/hooks/members/use-own-name'
import type { ChatMessageView } from '@/lib/contracts/views'
import { quoteOf } from '@/lib/domain/chat/quote'
import { Composer } from './composer'
import { type ComposerMode, WRITE } from './composer-mode'
import { DeleteMessageDialog } from './delete-message-dialog'
import { JumpDown } from './jump-down'
import type { MessageActs } from './message-menu'
import { NewestSpoken } from './newest-spoken'
import { ThreadHeader } from './thread-header'
import { ThreadHistory } from './thread-history'
import { threadRows } from './thread-rows'
import { TypingLine } from './typing-line'

const quoted = ({ id, seq, author, text }: ChatMessageView) => ({
  id,
  seq,
  authorName: author.name,
  text: quoteOf(text),
})

interface ThreadProps {
  data: ChatAnswer
  earlier: { has: boolean; failed: boolean; load: () => unknown }
}

/** A chat: what was said, who types, and what I say. */
export function Thread({ data, earlier }: ThreadProps) {
  const { me, chat, messages } = data
  const league = useLeague()
  const isCommissioner = useIsCommissioner()
  const moderates = isCommissioner && chat.leagueId === league.id
  const status = useConnectionStatus()
  const visible = useIsTabVisible()
  const list = useRef<HistoryListHandle>(null)
  const [atEnd, setAtEnd] = useState(false)
  const [mode, setMode] = useState<ComposerMode>(WRITE)
  const [deleting, setDeleting] = useState<ChatMessageView | null>(null)
  const outbox = useChatOutbox(me, chat, messages)
  const { typing, typed, stopped } = useTyping(chat.id)
  const unreadAbove = useArrivalMarker(chat, visible)
  const openers = useOpeners(messages)
  useMarkRead(chat, me, visible && atEnd)

  const { outgoing } = outbox
  const { otherReadSeq } = chat
  const hasEarlier = earlier.has
  const rows = useMemo(
    () => threadRows({ me, messages, outgoing, hasEarlier, unreadAbove, otherReadSeq, openers }),
    [me, messages, outgoing, hasEarlier, unreadAbove, otherReadSeq, openers],
  )
  const author = { userId: me, name: useOwnName() }
  const lastOwn = messages.findLast((message) => message.author.userId === me && !message.deletedAt) ?? null

  function actsOf(message: ChatMessageView): MessageActs | null {
    if (message.deletedAt) return null
    const mine = message.author.userId === me
    return {
      onReply: () => setMode({ kind: 'write', replyTo: message }),
      ...(mine ? { onEdit: () => setMode({ kind: 'edit', message }) } : {}),
      ...(mine || moderates ? { onDelete: () => setDeleting(message) } : {}),
    }
  }

  return (
    <>
      <ThreadHeader chat={chat} />
      <div className="relative flex min-h-0 flex-1 flex-col">
        {rows.length === 0 && !hasEarlier ? (
          <div className="grid flex-1 place-items-center">
            <EmptyState
              title="Nothing has been said here yet"
              description="What you write below is seen by everyone in this chat."
            />
          </div>
        ) : (
          <ThreadHistory
            ref={list}
            label={`Messages of ${chat.name}`}
            rows={rows}
            author={author}
            online={status === 'live' || status === 'polling'}
            outbox={outbox}
            earlier={earlier}
            actsOf={actsOf}
            onAtEnd={setAtEnd}
          />
        )}
        {!atEnd && rows.length > 0 && (
          <JumpDown unread={unreadOf(chat)} onJump={() => list.current?.toEnd()} />
        )}
      </div>
      <TypingLine chat={chat} me={me} typing={typing} />
      <Composer
        chatId={chat.id}
        me={me}
        name={chat.name}
        mode={mode}
        onMode={setMode}
        onSend={(text, replyTo) => {
          outbox.send(text, replyTo && quoted(replyTo))
          list.current?.toEnd()
        }}
        lastOwn={lastOwn}
        typed={typed}
        stopped={stopped}
      />
      <NewestSpoken messages={messages} me={me} />
      {deleting && (
        <DeleteMessageDialog
          message={deleting}
          another={deleting.author.userId !== me}
          onClose={() => setDeleting(null)}
        />
      )}
    </>
  )
}
