'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ApiError } from '@/lib/client/api-error'
import type { BodyIn } from '@/lib/contracts/endpoint'
import type { readNotifications } from '@/lib/contracts/endpoints'
import { queryKeys } from '@/lib/contracts/query-keys'
import type { SentOrQueued } from '../outbox/send-or-queue'
import { useSendOrQueue } from '../outbox/use-send-or-queue'

/** Marks one as read, or it and everything before it; in all tabs. Without a connection: when it is back. */
export function useReadNotifications() {
  const client = useQueryClient()
  const send = useSendOrQueue('inbox_read')
  return useMutation<SentOrQueued<'inbox_read'>, ApiError, BodyIn<typeof readNotifications>>({
    mutationFn: (body) =>
      send(body, { title: body.andBefore ? 'Mark the inbox as read' : 'Mark a notification as read' }),
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.notifications() }),
    networkMode: 'always',
  })
}
