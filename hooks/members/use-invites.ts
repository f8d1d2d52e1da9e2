'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { callApi } from '@/lib/client/api'
import type { BodyIn } from '@/lib/contracts/endpoint'
import { createInvite, listInvites, revokeInvite } from '@/lib/contracts/endpoints/leagues'
import { queryKeys } from '@/lib/contracts/query-keys'
import { leagueRoom } from '@/lib/contracts/rooms'
import { useWebSocket } from '../live/use-web-socket'

/** Invites that can still be used; a commissioner's alone to see. */
export function useInvites(leagueId: string) {
  const client = useQueryClient()
  const key = queryKeys.invites(leagueId)
  // Somebody who joins has used one.
  useWebSocket({
    rooms: [leagueRoom(leagueId)],
    on: { member_update: () => void client.invalidateQueries({ queryKey: key }) },
  })
  return useQuery({
    queryKey: key,
    queryFn: ({ signal }) => callApi(listInvites, { params: { leagueId }, signal }),
  })
}

export function useCreateInvite(leagueId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: BodyIn<typeof createInvite>) => callApi(createInvite, { params: { leagueId }, body }),
    onSuccess: () => client.invalidateQueries({ queryKey: queryKeys.invites(leagueId) }),
  })
}

export function useRevokeInvite(leagueId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (inviteId: string) => callApi(revokeInvite, { params: { leagueId, inviteId } }),
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.invites(leagueId) }),
  })
}
