'use client'

import { QueryClientProvider } from '@tanstack/react-query'
import { type ReactNode, useEffect, useState } from 'react'
import { makeLiveClient } from '@/lib/client/live-client'
import { offerTools } from '@/lib/client/tab-tools'
import { LiveContext } from './live-context'

/**
 * Gives the tab its connection and its cache. On the server they are made and never opened; strict mode opens,
 * closes and opens again.
 * @param enabled false where nobody is signed in: the cache is there, the socket is not
 */
export function LiveProvider({ children, enabled = true }: { children: ReactNode; enabled?: boolean }) {
  const [client] = useState(makeLiveClient)
  useEffect(() => client.queries.start(), [client])
  useEffect(() => offerTools(client), [client])
  useEffect(() => (enabled ? client.connection.start() : undefined), [client, enabled])
  return (
    <LiveContext value={client}>
      <QueryClientProvider client={client.queryClient}>{children}</QueryClientProvider>
    </LiveContext>
  )
}
