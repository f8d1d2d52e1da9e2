'use client'

import { createComment } from '@/lib/contracts/endpoints'
import type { FeedPostView } from '@/lib/contracts/views'
import { useIdempotentMutation } from '../rounds/use-idempotent-mutation'
import { useAfterWrite } from './use-after-write'

/** @returns sends a comment; pressed again after a lost answer it is the same comment */
export function useCreateComment(post: FeedPostView): (text: string) => Promise<unknown> {
  const { mutateAsync } = useIdempotentMutation(createComment, useAfterWrite(post))
  return (text) => mutateAsync({ params: { postId: post.id }, body: { text } })
}
