'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { callApi } from '@/lib/client/api'
import type { BodyIn } from '@/lib/contracts/endpoint'
import { createTeam } from '@/lib/contracts/endpoints/leagues'
import { queryKeys } from '@/lib/contracts/query-keys'

export function useCreateTeam(leagueId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: BodyIn<typeof createTeam>) => callApi(createTeam, { params: { leagueId }, body }),
    onSuccess: () => client.invalidateQueries({ queryKey: queryKeys.league(leagueId) }),
  })
}
