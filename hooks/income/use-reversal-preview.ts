'use client'

import { useQuery } from '@tanstack/react-query'
import { callApi } from '@/lib/client/api'
import type { ApiError } from '@/lib/client/api-error'
import type { AnswerOf } from '@/lib/contracts/endpoint'
import { previewIncomeReversal } from '@/lib/contracts/endpoints'
import { queryKeys } from '@/lib/contracts/query-keys'
import type { IncomePaymentView } from '@/lib/contracts/views'
import { useLeague } from '../leagues/league-context'

export type ReversalPreview = AnswerOf<typeof previewIncomeReversal>

/** What taking a payment back would take, and from whom it cannot; read again whenever a wallet of the league changes. */
export function useReversalPreview({ id, version }: IncomePaymentView, enabled: boolean) {
  const { teams } = useLeague()
  const versions = teams.flatMap((team) => team.wallets.map((wallet) => wallet.version))
  return useQuery<ReversalPreview, ApiError>({
    queryKey: [...queryKeys.reversal(id), version, versions],
    queryFn: ({ signal }) => callApi(previewIncomeReversal, { params: { id }, signal }),
    enabled,
  })
}
