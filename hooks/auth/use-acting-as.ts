'use client'

import { actAs } from '@/lib/client/api'

/** Every call of this page is this person's: set while it is drawn, for what it reads begins before any effect. */
export function useActingAs(userId: string): void {
  if (typeof window !== 'undefined') actAs(userId)
}
