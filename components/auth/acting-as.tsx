'use client'

import { useActingAs } from '@/hooks/auth/use-acting-as'

/** Of a frame that the server draws: whose page it is. */
export function ActingAs({ userId }: { userId: string }) {
  useActingAs(userId)
  return null
}
