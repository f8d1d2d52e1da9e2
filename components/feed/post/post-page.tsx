'use client'

import { useState } from 'react'
import { PageHeader } from '@/components/shell/page-header'
import { Panel } from '@/components/ui/panel'
import { usePostWebSocket } from '@/hooks/feed/use-post-web-socket'
import { useLeague } from '@/hooks/leagues/league-context'
import { type MembersAnswer, useMembers } from '@/hooks/members/use-members'
import { paths } from '@/lib/contracts/paths'
import { PostCard } from '../card/post-card'
import { FeedSkeleton } from '../feed-skeleton'
import { namesOf } from '../names-of'
import { CommentPanel } from './comment-panel'
import { PostUnavailable } from './post-unavailable'

/** A post by itself, with its comments. */
export function PostPage({ postId, members }: { postId: string; members: MembersAnswer }) {
  const { id, slug } = useLeague()
  const nameOf = namesOf(useMembers(id, members))
  const thread = usePostWebSocket(postId, id)
  const [editing, setEditing] = useState(false)
  const [unfolded, setUnfolded] = useState(true)
  const { data, error, refetch } = thread
  if (data?.post.deletedAt || error?.code === 'not_found') return <PostUnavailable />
  if (error && !data) return <PostUnavailable error={error} onRetry={refetch} />
  const author = data?.post.author?.name ?? 'Gavel'
  return (
    <div className="page max-w-3xl pb-12" aria-busy={!data}>
      <PageHeader
        breadcrumb={[{ label: 'Feed', href: paths.feed(slug) }, { label: 'Post' }]}
        title={data ? `Post by ${author}` : 'Post'}
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4 lg:gap-5">
        <Panel flush>
          {data ? (
            <PostCard
              alone
              post={data.post}
              nameOf={nameOf}
              editing={editing}
              onEdit={setEditing}
              unfolded={unfolded}
              onUnfold={setUnfolded}
            />
          ) : (
            <FeedSkeleton posts={1} />
          )}
        </Panel>
        {data && <CommentPanel thread={thread} post={data.post} comments={data.comments} />}
      </div>
    </div>
  )
}
