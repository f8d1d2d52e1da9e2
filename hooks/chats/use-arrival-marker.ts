'use client'

import { useState } from 'react'
import type { ChatView } from '@/lib/contracts/views'

/**
 * How far I had read when I came, or came back to the tab: above it stands what was unread then, however much I have
 * read since. Null: nothing was.
 */
export function useArrivalMarker(chat: ChatView, visible: boolean): number | null {
  const unread = chat.readSeq < chat.lastSeq ? chat.readSeq : null
  const [marker, setMarker] = useState(unread)
  const [was, setWas] = useState(visible)
  if (was !== visible) {
    setWas(visible)
    if (visible && unread !== null) setMarker(unread)
  }
  return marker
}
