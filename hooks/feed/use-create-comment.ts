'use client'

import type { FeedPostView } from '@/lib/contracts/views'
import { quoteOf } from '@/lib/domain/chat/quote'
import { useSendOrQueue } from '../outbox/use-send-or-queue'
import { useAfterWrite } from './use-after-write'

/** @returns sends a comment, or keeps it until the connection is back; whichever way, it is one comment */
export function useCreateComment(post: FeedPostView): (text: string) => Promise<void> {
  const send = useSendOrQueue('feed_comment')
  const afterWrite = useAfterWrite(post)
  const title = `Comment on ${post.author?.name ?? 'Gavel'}’s post`
  return async (text) => {
    if (await send({ postId: post.id, text }, { title, detail: quoteOf(text) })) afterWrite()
  }
}
