'use client'

import { useChatWebSocket } from '@/hooks/chats/use-chat-web-socket'
import { Thread } from './thread'
import { ThreadSkeleton } from './thread-skeleton'
import { ThreadUnavailable } from './thread-unavailable'

export function ThreadPage({ chatId }: { chatId: string }) {
  const { data, error, refetch, hasEarlier, earlierError, loadEarlier } = useChatWebSocket(chatId)
  if (error && (!data || error.code === 'not_found')) {
    return <ThreadUnavailable error={error} onRetry={refetch} />
  }
  if (!data) return <ThreadSkeleton />
  const earlier = { has: hasEarlier, failed: earlierError !== null, load: loadEarlier }
  return <Thread data={data} earlier={earlier} />
}
