'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { callApi } from '@/lib/client/api'
import type { ApiError } from '@/lib/client/api-error'
import type { AnswerOf, BodyIn } from '@/lib/contracts/endpoint'
import { readNotifications } from '@/lib/contracts/endpoints'
import { queryKeys } from '@/lib/contracts/query-keys'

/** Marks one as read, or it and everything before it; in all tabs. */
export function useReadNotifications() {
  const client = useQueryClient()
  return useMutation<AnswerOf<typeof readNotifications>, ApiError, BodyIn<typeof readNotifications>>({
    mutationFn: (body) => callApi(readNotifications, { body }),
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.notifications() }),
    networkMode: 'always',
  })
}
