'use client'

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { callApi } from '@/lib/client/api'
import type { ApiError } from '@/lib/client/api-error'
import type { AnswerOf } from '@/lib/contracts/endpoint'
import { previewBulkRound } from '@/lib/contracts/endpoints'
import { queryKeys } from '@/lib/contracts/query-keys'
import type { RoundView } from '@/lib/contracts/views'
import { useLeague } from '../leagues/league-context'

export type RoundPreview = AnswerOf<typeof previewBulkRound>

/**
 * What finalizing would do now. It follows from the closed round and from every wallet and squad of the league, so
 * it is read again whenever one of those has a new version.
 */
export function useRoundPreview(round: RoundView) {
  const { teams, rounds, playersVersion } = useLeague()
  // In the league's room the round is over before the wallets change; in its own room perhaps a moment later.
  const closed =
    round.state === 'closed' && rounds.every((each) => each.id !== round.id || each.state === 'closed')
  const versions = teams.map((team) => [team.squadVersion, ...team.wallets.map((wallet) => wallet.version)])
  return useQuery<RoundPreview, ApiError>({
    queryKey: [...queryKeys.preview(round.id), round.version, playersVersion, versions],
    queryFn: ({ signal }) => callApi(previewBulkRound, { params: { id: round.id }, signal }),
    enabled: closed,
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
  })
}
