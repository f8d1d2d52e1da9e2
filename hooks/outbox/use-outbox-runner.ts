'use client'

import { useEffect } from 'react'
import { useLiveClient } from '../live/live-context'
import { outboxOf, tellTime } from './outbox'

/** Keeps sending what this person did, on whatever page he is. Mount it once, in the frame. */
export function useOutboxRunner(userId: string): void {
  const { connection } = useLiveClient()
  useEffect(() => {
    const outbox = outboxOf(userId)
    tellTime(connection.serverNow)
    const listening = new AbortController()
    window.addEventListener('online', () => outbox.wake(), { signal: listening.signal })
    let before = connection.status
    const stops = [
      connection.onChange(() => {
        const isBack = connection.status === 'live' && before !== 'live'
        before = connection.status
        if (isBack) outbox.wake()
      }),
      connection.onFact((event) => {
        if (event.type !== 'chat_message' || event.data.message.author.userId !== userId) return
        void outbox.arrived(event.data.message.clientId, event.data.message)
      }),
      outbox.start(),
      () => listening.abort(),
    ]
    return () => {
      for (const stop of stops) stop()
    }
  }, [connection, userId])
}
