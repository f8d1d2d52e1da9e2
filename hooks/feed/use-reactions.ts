'use client'

import { useEffect, useRef, useState } from 'react'
import { ApiError } from '@/lib/client/api-error'
import type { FeedPostView, Reaction } from '@/lib/contracts/views'
import { outboxOf } from '../outbox/outbox'
import { useOutgoing } from '../outbox/use-outbox'
import { useSendOrQueue } from '../outbox/use-send-or-queue'
import { hasMine, type Pressed, withPressed } from './own-reactions'
import { useAfterWrite } from './use-after-write'

/**
 * A post's reactions with mine shown at the tap. Taps that follow each other are sent one after the other, the last one
 * last, so what is stored is what was meant. Without a connection the last one waits.
 */
export function useReactions(post: FeedPostView, me: string, onRefused: (message: string) => void) {
  const afterWrite = useAfterWrite(post)
  const sendOrQueue = useSendOrQueue('feed_reaction')
  const queued = useQueuedReactions(post, me)
  const [pressed, setPressed] = useState<Pressed>({})
  const meant = useRef<Partial<Record<Reaction, boolean>>>({})
  const sending = useRef(new Set<Reaction>())
  const reactions = withPressed(post, { ...queued, ...pressed }, me)

  async function toggle(emoji: Reaction) {
    const on = !hasMine(reactions, emoji, me)
    meant.current[emoji] = on
    setPressed((all) => ({ ...all, [emoji]: { on, since: null } }))
    if (sending.current.has(emoji)) return
    sending.current.add(emoji)
    try {
      const since = await send(emoji)
      setPressed(({ [emoji]: _, ...others }) =>
        // From here on the outbox shows it.
        since === null ? others : { ...others, [emoji]: { on: meant.current[emoji] ?? on, since } },
      )
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      setPressed(({ [emoji]: _, ...others }) => others)
      onRefused(error.message)
    } finally {
      sending.current.delete(emoji)
      afterWrite()
    }
  }

  /** @returns the version of the post that has what was meant last; null: it waits for the connection */
  async function send(emoji: Reaction): Promise<number | null> {
    for (;;) {
      const on = meant.current[emoji] ?? false
      const title = on ? `Reaction ${emoji}` : `Reaction ${emoji} taken back`
      const answer = await sendOrQueue({ postId: post.id, emoji, on }, { title })
      if (meant.current[emoji] === on) return answer?.post.version ?? null
    }
  }

  return { reactions, toggle }
}

/** What waits in the outbox, or has just left it and is not on the page yet. */
function useQueuedReactions({ id, version }: FeedPostView, me: string): Pressed {
  const items = useOutgoing(me, 'feed_reaction', `post:${id}`)
  useEffect(() => {
    const known = items.filter(({ answer }) => answer && answer.post.version <= version)
    if (known.length > 0) outboxOf(me).shown(known.map((item) => item.id))
  }, [items, version, me])
  return Object.fromEntries(
    items
      .filter(({ state }) => state !== 'refused')
      .map(({ input, answer }) => [input.emoji, { on: input.on, since: answer?.post.version ?? null }]),
  )
}
