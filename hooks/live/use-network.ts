'use client'

import { useSyncExternalStore } from 'react'

function onChange(listener: () => void): () => void {
  const listening = new AbortController()
  for (const name of ['online', 'offline'])
    window.addEventListener(name, listener, { signal: listening.signal })
  return () => listening.abort()
}

/** Whether the browser says that there is a network. False is certain; true says nothing of the server. */
export const useNetwork = (): boolean =>
  useSyncExternalStore(
    onChange,
    () => navigator.onLine,
    () => true,
  )
