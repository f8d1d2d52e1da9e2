'use client'

import { useQueryClient } from '@tanstack/react-query'
import { type ConnectionAct, changeConnection } from '@/lib/contracts/endpoints/people'
import { queryKeys } from '@/lib/contracts/query-keys'
import type { ConnectionView } from '@/lib/contracts/views'
import { useIdempotentMutation } from '../rounds/use-idempotent-mutation'

/** Asks someone for a connection, answers him, ends it or blocks him. A refusal means that the page was behind: it is read again. */
export function useChangeConnection(): {
  change: (userId: string, act: ConnectionAct) => Promise<ConnectionView>
  isPending: boolean
} {
  const client = useQueryClient()
  const { mutateAsync, isPending } = useIdempotentMutation(changeConnection)
  const change = async (userId: string, act: ConnectionAct) => {
    try {
      return (await mutateAsync({ params: { userId }, body: { act } })).connection
    } finally {
      void client.invalidateQueries({ queryKey: queryKeys.people() })
    }
  }
  return { change, isPending }
}
