import { createComment } from '@/lib/contracts/endpoints'
import { takeTry } from '@/lib/server/auth/rate-limit'
import { enterPost } from '@/lib/server/feed/access'
import * as commands from '@/lib/server/feed/commands/create-comment'
import { handle } from '@/lib/server/http/handle'
import { runOnce } from '@/lib/server/idempotency/run-once'

export const POST = handle(createComment, async ({ params, body, viewer, claim }) => {
  const scope = await enterPost(viewer, params.postId)
  await takeTry('feed:write', viewer.userId)
  return runOnce({ scope: scope.leagueId, actor: viewer, claim }, (uow) =>
    commands.createComment(uow, scope, params.postId, body.text),
  )
})
