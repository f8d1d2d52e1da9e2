'use client'

import { useEffect } from 'react'
import { onSignedOut } from '@/lib/client/api'
import { paths } from '@/lib/contracts/paths'
import { leave } from './leave'

/** Whoever is signed out, here or from elsewhere, signs in again and comes back to the same page. */
export function useSignedOut(enabled: boolean): void {
  useEffect(() => {
    if (!enabled) return
    return onSignedOut(() => {
      const { pathname, search } = window.location
      leave(paths.signIn(`${pathname}${search}`))
    })
  }, [enabled])
}
