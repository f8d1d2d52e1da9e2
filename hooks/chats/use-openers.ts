'use client'

import { useRef } from 'react'
import type { ChatMessageView } from '@/lib/contracts/views'

/** The messages that have stood first on the page: what loads above them does not change how they look. */
export function useOpeners(messages: readonly ChatMessageView[]): ReadonlySet<string> {
  const openers = useRef(new Set<string>())
  if (messages[0]) openers.current.add(messages[0].id)
  return openers.current
}
