'use client'

import { MessageSquare } from 'lucide-react'
import { count } from '@/components/rounds/words'
import { ButtonLink } from '@/components/ui/button'
import { usePostActs } from '@/hooks/feed/use-post-acts'
import { useLeague } from '@/hooks/leagues/league-context'
import { paths } from '@/lib/contracts/paths'
import { TEXT_LIMITS } from '@/lib/contracts/text'
import type { FeedPostView } from '@/lib/contracts/views'
import { Byline } from '../byline'
import { Composer } from '../composer'
import { WrittenMenu } from '../written-menu'
import { PostBody } from './post-body'
import { ReactionRow } from './reaction-row'

export interface PostCardProps {
  post: FeedPostView
  nameOf: (userId: string) => string
  editing: boolean
  onEdit: (editing: boolean) => void
  unfolded: boolean
  onUnfold: (unfolded: boolean) => void
  /** On its own page it is whole, and does not lead there. */
  alone?: boolean
}

/** A post: who wrote it, what, and what others make of it. */
export function PostCard({ post, nameOf, editing, onEdit, alone = false, ...fold }: PostCardProps) {
  const { slug } = useLeague()
  const { edit, remove } = usePostActs(post)
  const { author, createdAt, editedAt } = post
  const href = paths.feedPost(slug, post.id)
  const menu = author && !editing && (
    <WrittenMenu what="post" author={author} onEdit={() => onEdit(true)} onDelete={remove} />
  )
  return (
    <article
      aria-label={`Post by ${author?.name ?? 'Gavel'}`}
      className="grid grid-cols-[minmax(0,1fr)] gap-3 px-4 py-4 md:px-5"
    >
      <Byline author={author} at={createdAt} editedAt={editedAt} menu={menu} {...(alone ? {} : { href })} />
      {editing ? (
        <Composer
          label="Text of your post"
          act="Save"
          most={TEXT_LIMITS.post}
          draft={`post:${post.id}`}
          initial={post.text}
          rows={4}
          send={edit}
          onDone={() => onEdit(false)}
          onCancel={() => onEdit(false)}
        />
      ) : (
        <PostBody post={post} alone={alone} {...fold} />
      )}
      <ReactionRow post={post} nameOf={nameOf}>
        {!alone && (
          <ButtonLink
            href={href}
            size="sm"
            variant="ghost"
            icon={<MessageSquare aria-hidden />}
            className="ml-auto text-muted"
          >
            {post.commentCount > 0 ? count(post.commentCount, 'comment') : 'Comment'}
          </ButtonLink>
        )}
      </ReactionRow>
    </article>
  )
}
