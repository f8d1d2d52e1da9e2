'use client'

import { useEffect } from 'react'
import { onSignedOut } from '@/lib/client/api'
import { paths } from '@/lib/contracts/paths'

/** Whoever is signed out, here or from elsewhere, signs in again and comes back to the same page. */
export function useSignedOut(enabled: boolean): void {
  useEffect(() => {
    if (!enabled) return
    return onSignedOut(() => {
      const { pathname, search } = window.location
      // A whole new page: nothing that this person has seen stays in memory.
      window.location.assign(paths.signIn(`${pathname}${search}`))
    })
  }, [enabled])
}
