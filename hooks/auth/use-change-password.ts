'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { callApi } from '@/lib/client/api'
import type { BodyIn } from '@/lib/contracts/endpoint'
import { changePassword } from '@/lib/contracts/endpoints/accounts'
import { queryKeys } from '@/lib/contracts/query-keys'

/** Every other session of this person ends with it. */
export function useChangePassword() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: BodyIn<typeof changePassword>) => callApi(changePassword, { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: queryKeys.sessions() }),
  })
}
