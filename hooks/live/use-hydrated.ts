'use client'

import { useSyncExternalStore } from 'react'

const never = () => () => {}

/**
 * False on the server and while a part of the page takes over what the server drew. The frame may have fetched before a
 * page within it does: what it has in the cache by then would not match.
 */
export const useHydrated = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
