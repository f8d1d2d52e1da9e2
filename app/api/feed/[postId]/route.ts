import { deletePost, editPost, getPost } from '@/lib/contracts/endpoints'
import { feedRoom } from '@/lib/contracts/rooms'
import { takeTry } from '@/lib/server/auth/rate-limit'
import { withAsOf } from '@/lib/server/events/data'
import { inTransaction } from '@/lib/server/events/unit-of-work'
import { enterPost } from '@/lib/server/feed/access'
import * as remove from '@/lib/server/feed/commands/delete-post'
import * as edit from '@/lib/server/feed/commands/edit-post'
import { readPost } from '@/lib/server/feed/data'
import { handle } from '@/lib/server/http/handle'

export const GET = handle(getPost, async ({ params, query, viewer }) => {
  const scope = await enterPost(viewer, params.postId)
  return withAsOf([feedRoom(scope.leagueId)], () => readPost(scope, params.postId, query))
})

export const PATCH = handle(editPost, async ({ params, body, viewer }) => {
  const scope = await enterPost(viewer, params.postId)
  await takeTry('feed:write', viewer.userId)
  const post = await inTransaction(viewer, (uow) => edit.editPost(uow, scope, params.postId, body.text))
  return { post }
})

export const DELETE = handle(deletePost, async ({ params, viewer }) => {
  const scope = await enterPost(viewer, params.postId)
  await takeTry('feed:tap', viewer.userId)
  return { post: await inTransaction(viewer, (uow) => remove.deletePost(uow, scope, params.postId)) }
})
