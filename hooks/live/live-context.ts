'use client'

import { createContext, useContext } from 'react'
import type { LiveClient } from '@/lib/client/live-client'

export const LiveContext = createContext<LiveClient | null>(null)

/** The tab's one connection and cache. */
export function useLiveClient(): LiveClient {
  const client = useContext(LiveContext)
  if (!client) throw new Error('useLiveClient is for what stands inside LiveProvider.')
  return client
}
