import { createPost, getFeed } from '@/lib/contracts/endpoints'
import { feedRoom } from '@/lib/contracts/rooms'
import { takeTry } from '@/lib/server/auth/rate-limit'
import { withAsOf } from '@/lib/server/events/data'
import * as commands from '@/lib/server/feed/commands/create-post'
import { readFeed } from '@/lib/server/feed/data'
import { handle } from '@/lib/server/http/handle'
import { runOnce } from '@/lib/server/idempotency/run-once'
import { enterLeague } from '@/lib/server/leagues/access'

export const GET = handle(getFeed, async ({ params, query, viewer }) => {
  const scope = await enterLeague(viewer, params.leagueId)
  return withAsOf([feedRoom(scope.leagueId)], () => readFeed(scope, query))
})

export const POST = handle(createPost, async ({ params, body, viewer, claim }) => {
  const scope = await enterLeague(viewer, params.leagueId)
  await takeTry('feed:write', viewer.userId)
  const post = await runOnce({ scope: scope.leagueId, actor: viewer, claim }, (uow) =>
    commands.createPost(uow, scope, body.text),
  )
  return { post }
})
