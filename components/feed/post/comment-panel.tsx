'use client'

import { useState } from 'react'
import { QueuedTexts } from '@/components/outbox/queued-texts'
import { count } from '@/components/rounds/words'
import { InlineAlert } from '@/components/ui/inline-alert'
import { LoadMore } from '@/components/ui/pagination'
import { Panel } from '@/components/ui/panel'
import type { Thread } from '@/hooks/feed/post-rules'
import { useCreateComment } from '@/hooks/feed/use-create-comment'
import type { LivePagesResult } from '@/hooks/live/use-live-pages'
import { TEXT_LIMITS } from '@/lib/contracts/text'
import type { FeedCommentView, FeedPostView } from '@/lib/contracts/views'
import { Composer } from '../composer'
import { CommentRow } from './comment-row'

interface CommentPanelProps {
  thread: LivePagesResult<Thread>
  post: FeedPostView
  comments: readonly FeedCommentView[]
}

/** The comments of a post, the newest last, and mine to write under them. */
export function CommentPanel({ thread, post, comments }: CommentPanelProps) {
  const comment = useCreateComment(post)
  const [editing, setEditing] = useState<string | null>(null)
  return (
    <Panel
      flush
      title="Comments"
      description={<span role="status">{count(post.commentCount, 'comment')}</span>}
    >
      {thread.hasEarlier && (
        <LoadMore
          label="Show earlier comments"
          loading={thread.isLoadingEarlier}
          onLoadMore={() => void thread.loadEarlier()}
          className="border-b"
        />
      )}
      {thread.earlierError && (
        <InlineAlert role="status" tone="negative" title={thread.earlierError.message} className="m-4" />
      )}
      <ul aria-label="Comments" className="divide-y">
        {comments.map((each) => (
          <CommentRow
            key={each.id}
            post={post}
            comment={each}
            editing={editing === each.id}
            onEdit={(on) => setEditing(on ? each.id : null)}
          />
        ))}
      </ul>
      <QueuedTexts kind="feed_comment" line={`post:${post.id}`} label="Your comments that wait" />
      <div className="border-t px-4 py-4 md:px-5">
        <Composer
          label="Your comment"
          placeholder="Write a comment"
          act="Comment"
          most={TEXT_LIMITS.comment}
          draft={`comment:${post.id}`}
          send={comment}
        />
      </div>
    </Panel>
  )
}
