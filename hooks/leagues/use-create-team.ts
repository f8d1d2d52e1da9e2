'use client'

import { useQueryClient } from '@tanstack/react-query'
import { createTeam } from '@/lib/contracts/endpoints/leagues'
import { queryKeys } from '@/lib/contracts/query-keys'
import { useIdempotentMutation } from '../rounds/use-idempotent-mutation'

/** A team with its opening balances. */
export function useCreateTeam(leagueId: string) {
  const client = useQueryClient()
  return useIdempotentMutation(createTeam, () =>
    client.invalidateQueries({ queryKey: queryKeys.league(leagueId) }),
  )
}
