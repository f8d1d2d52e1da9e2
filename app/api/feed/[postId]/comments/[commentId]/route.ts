import { deleteComment, editComment } from '@/lib/contracts/endpoints'
import { takeTry } from '@/lib/server/auth/rate-limit'
import { inTransaction } from '@/lib/server/events/unit-of-work'
import { enterPost } from '@/lib/server/feed/access'
import * as remove from '@/lib/server/feed/commands/delete-comment'
import * as edit from '@/lib/server/feed/commands/edit-comment'
import { handle } from '@/lib/server/http/handle'

export const PATCH = handle(editComment, async ({ params, body, viewer }) => {
  const scope = await enterPost(viewer, params.postId)
  await takeTry('feed:write', viewer.userId)
  return inTransaction(viewer, (uow) => edit.editComment(uow, scope, params, body.text))
})

export const DELETE = handle(deleteComment, async ({ params, viewer }) => {
  const scope = await enterPost(viewer, params.postId)
  await takeTry('feed:tap', viewer.userId)
  return inTransaction(viewer, (uow) => remove.deleteComment(uow, scope, params))
})
