'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { callApi } from '@/lib/client/api'
import type { BodyIn } from '@/lib/contracts/endpoint'
import { createInvite, listInvites, revokeInvite } from '@/lib/contracts/endpoints/leagues'
import { queryKeys } from '@/lib/contracts/query-keys'
import { deskRoom, leagueRoom } from '@/lib/contracts/rooms'
import { type LiveResult, useLiveQuery } from '../live/use-live-query'
import { type InvitesAnswer, invitesRules } from './invites-rules'

/** Invites that can still be used, live; a commissioner's alone to see. */
export const useInvites = (leagueId: string): LiveResult<InvitesAnswer> =>
  useLiveQuery<InvitesAnswer>({
    key: queryKeys.invites(leagueId),
    fetch: (signal) => callApi(listInvites, { params: { leagueId }, signal }),
    rooms: [leagueRoom(leagueId), deskRoom(leagueId)],
    rules: invitesRules,
  })

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
