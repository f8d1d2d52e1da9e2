'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { callApi } from '@/lib/client/api'
import { removeMember } from '@/lib/contracts/endpoints/leagues'
import { queryKeys } from '@/lib/contracts/query-keys'

export function useRemoveMember(leagueId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (memberId: string) => callApi(removeMember, { params: { leagueId, memberId } }),
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.members(leagueId) }),
  })
}
