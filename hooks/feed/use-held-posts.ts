'use client'

import { useLayoutEffect, useState } from 'react'
import type { FeedPostView } from '@/lib/contracts/views'
import { letIn, type Shown, showAll, waiting } from './held-posts'

/** Pixels from the top within which one has not begun to scroll. */
const TOP = 40

const isAway = () => document.hidden || window.scrollY > TOP

/**
 * The posts to show while new ones wait. Edits, reactions and counts of those that are shown are shown at once; so is a
 * deletion.
 */
export function useHeldPosts(posts: readonly FeedPostView[], userId: string) {
  const [shown, setShown] = useState<Shown | null>(null)
  useLayoutEffect(() => {
    setShown((before) => letIn(before, posts, { away: isAway(), userId }))
  }, [posts, userId])
  const now = shown ?? showAll(posts)
  const held = waiting(now, posts).length
  return {
    posts: held > 0 ? posts.slice(held) : posts,
    held,
    show: () => setShown(showAll(posts)),
  }
}
