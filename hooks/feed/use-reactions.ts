'use client'

import { useRef, useState } from 'react'
import { callApi } from '@/lib/client/api'
import { ApiError } from '@/lib/client/api-error'
import { reactToPost } from '@/lib/contracts/endpoints'
import type { FeedPostView, Reaction } from '@/lib/contracts/views'
import { hasMine, type Pressed, withPressed } from './own-reactions'
import { useAfterWrite } from './use-after-write'

/**
 * A post's reactions with mine shown at the tap. Taps that follow each other are sent one after the other, the last one
 * last, so what is stored is what was meant.
 */
export function useReactions(post: FeedPostView, me: string, onRefused: (message: string) => void) {
  const afterWrite = useAfterWrite(post)
  const [pressed, setPressed] = useState<Pressed>({})
  const meant = useRef<Partial<Record<Reaction, boolean>>>({})
  const sending = useRef(new Set<Reaction>())
  const reactions = withPressed(post, pressed, me)

  async function toggle(emoji: Reaction) {
    const on = !hasMine(reactions, emoji, me)
    meant.current[emoji] = on
    setPressed((all) => ({ ...all, [emoji]: { on, since: null } }))
    if (sending.current.has(emoji)) return
    sending.current.add(emoji)
    try {
      const since = await send(emoji)
      setPressed((all) => ({ ...all, [emoji]: { on: meant.current[emoji] ?? on, since } }))
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      setPressed(({ [emoji]: _, ...others }) => others)
      onRefused(error.message)
    } finally {
      sending.current.delete(emoji)
      afterWrite()
    }
  }

  /** @returns the version of the post that has what was meant last */
  async function send(emoji: Reaction): Promise<number> {
    for (;;) {
      const on = meant.current[emoji] ?? false
      const answer = await callApi(reactToPost, { params: { postId: post.id }, body: { emoji, on } })
      if (meant.current[emoji] === on) return answer.post.version
    }
  }

  return { reactions, toggle }
}
