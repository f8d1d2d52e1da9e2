'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { callApi } from '@/lib/client/api'
import type { BodyIn } from '@/lib/contracts/endpoint'
import { createLeague } from '@/lib/contracts/endpoints/leagues'
import { queryKeys } from '@/lib/contracts/query-keys'

export function useCreateLeague() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: BodyIn<typeof createLeague>) => callApi(createLeague, { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: queryKeys.leagues() }),
  })
}
