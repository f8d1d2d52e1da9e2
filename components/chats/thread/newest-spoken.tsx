'use client'

import { useState } from 'react'
import { VisuallyHidden } from '@/components/ui/visually-hidden'
import type { ChatMessageView } from '@/lib/contracts/views'
import { plainOf } from '@/lib/domain/text/plain'

/** Tells a screen reader what others say while the thread is open. */
export function NewestSpoken({ messages, me }: { messages: readonly ChatMessageView[]; me: string }) {
  const [from] = useState(() => messages.at(-1)?.seq ?? 0)
  const newest = messages.at(-1)
  const isNews = newest && newest.seq > from && newest.author.userId !== me && !newest.deletedAt
  return (
    <VisuallyHidden role="status">
      {isNews ? `${newest.author.name} says: ${plainOf(newest.text)}` : ''}
    </VisuallyHidden>
  )
}
