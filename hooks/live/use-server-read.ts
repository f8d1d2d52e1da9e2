'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'

/**
 * Gives the cache what the server read for this page, before the first render asks for it. What the cache has
 * already stays: live data knows by itself when it is behind.
 */
export function useServerRead<T>(key: readonly unknown[], initial: T): void {
  const client = useQueryClient()
  useState(() => {
    if (client.getQueryData(key) === undefined) client.setQueryData(key, initial)
  })
}
