import { reactToPost } from '@/lib/contracts/endpoints'
import { takeTry } from '@/lib/server/auth/rate-limit'
import { inTransaction } from '@/lib/server/events/unit-of-work'
import { enterPost } from '@/lib/server/feed/access'
import { react } from '@/lib/server/feed/commands/react'
import { handle } from '@/lib/server/http/handle'

export const PUT = handle(reactToPost, async ({ params, body, viewer }) => {
  const scope = await enterPost(viewer, params.postId)
  await takeTry('feed:tap', viewer.userId)
  return { post: await inTransaction(viewer, (uow) => react(uow, scope, params.postId, body)) }
})
