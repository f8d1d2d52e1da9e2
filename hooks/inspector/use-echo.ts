'use client'

import { useMutation } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { callApi } from '@/lib/client/api'
import type { ApiError } from '@/lib/client/api-error'
import { newUuid } from '@/lib/client/new-uuid'
import { sendEcho } from '@/lib/contracts/endpoints'
import { userRoom } from '@/lib/contracts/rooms'
import { useWebSocket } from '../live/use-web-socket'

/** Sends a test event to myself and says how long it took: press, transaction, commit, relay, socket. */
export function useEcho(userId: string) {
  const sent = useRef<string | null>(null)
  const [tookMs, setTook] = useState<number | null>(null)
  useWebSocket({
    rooms: [userRoom(userId)],
    on: {
      echo({ data }) {
        if (data.nonce === sent.current) setTook(Date.now() - data.sentAt)
      },
    },
  })
  const { mutate, isPending, error } = useMutation<unknown, ApiError, void>({
    mutationFn: () => {
      sent.current = newUuid()
      setTook(null)
      return callApi(sendEcho, { body: { nonce: sent.current, sentAt: Date.now() } })
    },
    networkMode: 'always',
  })
  return { send: () => mutate(), isPending, error, tookMs }
}
