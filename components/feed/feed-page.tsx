'use client'

import { QueuedTexts } from '@/components/outbox/queued-texts'
import { PageHeader } from '@/components/shell/page-header'
import { ErrorState } from '@/components/ui/error-state'
import { Panel } from '@/components/ui/panel'
import { useCreatePost } from '@/hooks/feed/use-create-post'
import { useFeedWebSocket } from '@/hooks/feed/use-feed-web-socket'
import { useLeague } from '@/hooks/leagues/league-context'
import { type MembersAnswer, useMembers } from '@/hooks/members/use-members'
import { TEXT_LIMITS } from '@/lib/contracts/text'
import { Composer } from './composer'
import { FeedList } from './feed-list'
import { FeedSkeleton } from './feed-skeleton'
import { namesOf } from './names-of'

/** What members write, and what Gavel tells of rounds and tiebreakers. */
export function FeedPage({ members }: { members: MembersAnswer }) {
  const { id, name } = useLeague()
  const nameOf = namesOf(useMembers(id, members))
  const feed = useFeedWebSocket(id)
  const post = useCreatePost(id)
  return (
    <div className="page max-w-3xl pb-12">
      <PageHeader title="Feed" description={`What is told and said in ${name}`} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4 lg:gap-5">
        <Panel aria-label="Write a post">
          <Composer
            label="Your post"
            placeholder="Say something to the league"
            act="Post"
            most={TEXT_LIMITS.post}
            draft={`feed:${id}`}
            send={post}
          />
        </Panel>
        <QueuedTexts panel kind="feed_post" line={`feed:${id}`} label="Your posts that wait" />
        {feed.data ? (
          <FeedList feed={feed} posts={feed.data.posts} nameOf={nameOf} />
        ) : (
          <Panel flush aria-busy={!feed.error}>
            {feed.error ? (
              <ErrorState
                title="The feed could not be loaded"
                description={feed.error.message}
                onRetry={feed.refetch}
              />
            ) : (
              <FeedSkeleton />
            )}
          </Panel>
        )}
      </div>
    </div>
  )
}
