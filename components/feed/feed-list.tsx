'use client'

import { MessagesSquare } from 'lucide-react'
import { useRef, useState } from 'react'
import { EmptyState } from '@/components/ui/empty-state'
import { InlineAlert } from '@/components/ui/inline-alert'
import { LoadMore } from '@/components/ui/pagination'
import { Panel } from '@/components/ui/panel'
import { VirtualList, type VirtualListHandle } from '@/components/ui/virtual-list'
import type { Feed } from '@/hooks/feed/feed-rules'
import { useHeldPosts } from '@/hooks/feed/use-held-posts'
import { useLeague } from '@/hooks/leagues/league-context'
import type { LivePagesResult } from '@/hooks/live/use-live-pages'
import type { FeedPostView } from '@/lib/contracts/views'
import { PostCard } from './card/post-card'
import { NewPosts } from './new-posts'

interface FeedListProps {
  feed: LivePagesResult<Feed>
  posts: readonly FeedPostView[]
  nameOf: (userId: string) => string
}

/** The posts, as far as the reader has let them in; further back as he scrolls. */
export function FeedList({ feed, posts, nameOf }: FeedListProps) {
  const { me } = useLeague()
  const shown = useHeldPosts(posts, me.userId)
  // Kept here: a row out of sight is not in the page.
  const [editing, setEditing] = useState<string | null>(null)
  const [unfolded, setUnfolded] = useState<ReadonlySet<string>>(new Set())
  const panel = useRef<HTMLElement>(null)
  const list = useRef<VirtualListHandle>(null)
  const showNew = () => {
    shown.show()
    list.current?.scrollToTop()
    panel.current?.focus({ preventScroll: true })
  }
  return (
    <div>
      <NewPosts count={shown.held} onShow={showNew} />
      <Panel flush ref={panel} aria-label="Posts" tabIndex={-1} className="focus:outline-none">
        {shown.posts.length === 0 ? (
          <EmptyState
            icon={<MessagesSquare />}
            title="Nothing has been said yet"
            description="Write the first post. Gavel tells here, too, what rounds and tiebreakers came to."
          />
        ) : (
          <VirtualList
            handle={list}
            label="Posts"
            items={shown.posts}
            itemKey={({ id }) => id}
            estimateSize={200}
            onEndReached={() => void feed.loadEarlier()}
            renderItem={(post) => (
              <PostCard
                post={post}
                nameOf={nameOf}
                editing={editing === post.id}
                onEdit={(on) => setEditing(on ? post.id : null)}
                unfolded={unfolded.has(post.id)}
                onUnfold={(on) => setUnfolded((open) => toggled(open, post.id, on))}
              />
            )}
          />
        )}
        {feed.earlierError && (
          <InlineAlert role="status" tone="negative" title={feed.earlierError.message} className="m-4 mb-0" />
        )}
        {feed.hasEarlier && (
          <LoadMore
            label="Show earlier posts"
            loading={feed.isLoadingEarlier}
            onLoadMore={() => void feed.loadEarlier()}
          />
        )}
      </Panel>
    </div>
  )
}

function toggled(open: ReadonlySet<string>, id: string, on: boolean): ReadonlySet<string> {
  const next = new Set(open)
  if (on) next.add(id)
  else next.delete(id)
  return next
}
