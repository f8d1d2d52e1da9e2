'use client'

import { useSyncExternalStore } from 'react'

const never = () => () => {}

/**
 * False while a page that the server drew is taken over. The frame is taken over before what it frames, and may have read
 * by then what both show: the rest of the page must still begin as the server drew it.
 */
export const useIsHydrated = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
