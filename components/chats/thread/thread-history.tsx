'use client'

import { type Ref, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { HistoryList, type HistoryListHandle } from '@/components/ui/history-list'
import { Spinner } from '@/components/ui/spinner'
import { toast } from '@/components/ui/toaster'
import type { ChatOutbox } from '@/hooks/chats/use-chat-outbox'
import type { ChatMessageView, PersonView } from '@/lib/contracts/views'
import { DayRow, UnreadRow } from './day-row'
import type { MessageActs } from './message-menu'
import { MessageRow } from './message-row'
import { OutgoingRow } from './outgoing-row'
import type { ThreadRow } from './thread-rows'

interface ThreadHistoryProps {
  ref: Ref<HistoryListHandle>
  label: string
  rows: readonly ThreadRow[]
  author: PersonView
  online: boolean
  outbox: ChatOutbox
  earlier: { has: boolean; failed: boolean; load: () => unknown }
  actsOf: (message: ChatMessageView) => MessageActs | null
  onAtEnd: (atEnd: boolean) => void
}

const keyOf = (row: ThreadRow) => row.key

/** What was said, from the first to the newest. */
export function ThreadHistory(props: ThreadHistoryProps) {
  const { ref, label, rows, author, online, outbox, earlier, actsOf, onAtEnd } = props
  const list = useRef<HistoryListHandle | null>(null)
  const [lit, setLit] = useState<string | null>(null)
  const [startAt] = useState(() => rows.find(({ kind }) => kind === 'unread')?.key)
  const loaded = new Map(
    rows.flatMap((row) => (row.kind === 'message' ? [[row.message.id, row.key] as const] : [])),
  )
  function jumpTo(messageId: string) {
    const key = loaded.get(messageId)
    if (!key) return undefined
    return () => {
      list.current?.toItem(key)
      setLit(key)
    }
  }
  function renderRow(row: ThreadRow) {
    switch (row.kind) {
      case 'day':
        return <DayRow at={row.at} />
      case 'unread':
        return <UnreadRow />
      case 'message':
        return (
          <MessageRow
            message={row.message}
            opens={row.opens}
            seen={row.seen}
            lit={row.key === lit}
            acts={actsOf(row.message)}
            onJump={row.message.replyTo ? jumpTo(row.message.replyTo.id) : undefined}
          />
        )
      case 'outgoing':
        return (
          <OutgoingRow
            item={row.item}
            author={author}
            opens={row.opens}
            online={online}
            onRetry={() => outbox.retry(row.item.clientId)}
            onDiscard={() => toast.undo('Discarded', outbox.discard(row.item.clientId))}
          />
        )
    }
  }
  return (
    <HistoryList
      ref={(handle) => {
        list.current = handle
        if (typeof ref === 'function') ref(handle)
        else if (ref) ref.current = handle
      }}
      label={label}
      items={rows}
      itemKey={keyOf}
      renderItem={renderRow}
      head={<Head {...earlier} />}
      startAt={startAt}
      onStartNear={earlier.has && !earlier.failed ? earlier.load : undefined}
      onAtEnd={onAtEnd}
      className="min-h-0 flex-1"
    />
  )
}

function Head({ has, failed, load }: ThreadHistoryProps['earlier']) {
  if (!has) return <p className="text-muted text-sm">This is where it began</p>
  if (!failed) return <Spinner />
  return (
    <Button size="sm" onClick={load}>
      Load older messages
    </Button>
  )
}
