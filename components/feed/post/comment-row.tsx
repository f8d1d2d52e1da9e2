'use client'

import { RichText } from '@/components/text/rich-text'
import { useCommentActs } from '@/hooks/feed/use-comment-acts'
import { TEXT_LIMITS } from '@/lib/contracts/text'
import type { FeedCommentView, FeedPostView } from '@/lib/contracts/views'
import { Byline } from '../byline'
import { Composer } from '../composer'
import { WrittenMenu } from '../written-menu'

interface CommentRowProps {
  post: FeedPostView
  comment: FeedCommentView
  editing: boolean
  onEdit: (editing: boolean) => void
}

/** A comment, edited where it stands. */
export function CommentRow({ post, comment, editing, onEdit }: CommentRowProps) {
  const { edit, remove } = useCommentActs(post, comment)
  const { author, createdAt, editedAt } = comment
  const menu = !editing && (
    <WrittenMenu what="comment" author={author} onEdit={() => onEdit(true)} onDelete={remove} />
  )
  return (
    <li className="grid grid-cols-[minmax(0,1fr)] gap-2 px-4 py-3.5 md:px-5">
      <Byline author={author} at={createdAt} editedAt={editedAt} menu={menu} />
      {editing ? (
        <Composer
          label="Text of your comment"
          act="Save"
          most={TEXT_LIMITS.comment}
          draft={`comment:${comment.id}`}
          initial={comment.text}
          send={edit}
          onDone={() => onEdit(false)}
          onCancel={() => onEdit(false)}
        />
      ) : (
        <RichText text={comment.text} className="md:pl-12" />
      )}
    </li>
  )
}
