'use client'

import { toast } from '@/components/ui/toaster'
import { useLeavingGuard } from '@/hooks/live/use-leaving-guard'

/** Keeps the page when a link is pressed that cannot lead anywhere now, and says why. */
export function StaysWithoutConnection() {
  useLeavingGuard(() =>
    toast.error('There is no connection: this page stays as it is. Other pages open once you are back.', {
      id: 'leaving',
    }),
  )
  return null
}
