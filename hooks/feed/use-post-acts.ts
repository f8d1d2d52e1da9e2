'use client'

import { callApi } from '@/lib/client/api'
import { deletePost, editPost } from '@/lib/contracts/endpoints'
import type { FeedPostView } from '@/lib/contracts/views'
import { useAfterWrite } from './use-after-write'

/** What its author, or a commissioner, may do to a post. @throws ApiError */
export function usePostActs(post: FeedPostView) {
  const afterWrite = useAfterWrite(post)
  const params = { postId: post.id }
  return {
    edit: (text: string) => callApi(editPost, { params, body: { text } }).then(afterWrite),
    remove: () => callApi(deletePost, { params }).then(afterWrite),
  }
}
