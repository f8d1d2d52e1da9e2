'use client'

import { callApi } from '@/lib/client/api'
import { deleteComment, editComment } from '@/lib/contracts/endpoints'
import type { FeedCommentView, FeedPostView } from '@/lib/contracts/views'
import { useAfterWrite } from './use-after-write'

/** What its author, or a commissioner, may do to a comment. @throws ApiError */
export function useCommentActs(post: FeedPostView, comment: FeedCommentView) {
  const afterWrite = useAfterWrite(post)
  const params = { postId: post.id, commentId: comment.id }
  return {
    edit: (text: string) => callApi(editComment, { params, body: { text } }).then(afterWrite),
    remove: () => callApi(deleteComment, { params }).then(afterWrite),
  }
}
