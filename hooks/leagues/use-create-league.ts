'use client'

import { useQueryClient } from '@tanstack/react-query'
import { createLeague } from '@/lib/contracts/endpoints/leagues'
import { queryKeys } from '@/lib/contracts/query-keys'
import { useIdempotentMutation } from '../rounds/use-idempotent-mutation'

export function useCreateLeague() {
  const client = useQueryClient()
  return useIdempotentMutation(createLeague, () =>
    client.invalidateQueries({ queryKey: queryKeys.leagues() }),
  )
}
