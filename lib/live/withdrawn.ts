import type { LiveEvent } from '@/lib/contracts/events'
import type { ChatMessageView } from '@/lib/contracts/views'

/**
 * A replay without the words that were deleted since: what happened stays, in its order, and so does what it comes to. A
 * replay ends where its room stands, so whatever was deleted there is deleted in it. Pure.
 */
export function withoutWithdrawn(events: readonly LiveEvent[]): readonly LiveEvent[] {
  const gone = new Set(events.flatMap((event) => withdrawnBy(event) ?? []))
  return gone.size === 0 ? events : events.map((event) => emptied(event, gone))
}

function withdrawnBy(event: LiveEvent): string | null {
  if (event.type === 'chat_message' && event.data.change === 'deleted') return event.data.message.id
  if (event.type === 'feed_post' && event.data.change === 'deleted') return event.data.post.id
  if (event.type === 'feed_comment' && event.data.change === 'deleted') return event.data.comment.id
  return null
}

function emptied(event: LiveEvent, gone: ReadonlySet<string>): LiveEvent {
  const without = <T extends { id: string; text: string }>(written: T): T =>
    gone.has(written.id) ? { ...written, text: '' } : written
  const ofChat = (message: ChatMessageView): ChatMessageView => ({
    ...without(message),
    replyTo: message.replyTo && without(message.replyTo),
  })
  switch (event.type) {
    case 'chat_message':
      return { ...event, data: { ...event.data, message: ofChat(event.data.message) } }
    case 'chat_update': {
      const { chat } = event.data
      const lastMessage = chat.lastMessage && ofChat(chat.lastMessage)
      return { ...event, data: { ...event.data, chat: { ...chat, lastMessage } } }
    }
    case 'feed_post':
      return { ...event, data: { ...event.data, post: without(event.data.post) } }
    case 'feed_comment': {
      const { post, comment } = event.data
      // With a post its comments are gone.
      const told = gone.has(comment.postId) ? { ...comment, text: '' } : without(comment)
      return { ...event, data: { ...event.data, post: without(post), comment: told } }
    }
    default:
      return event
  }
}
