'use client'

import { useEffect } from 'react'
import { useLiveClient } from '../live/live-context'
import { outboxOf } from './outbox'

/** Keeps sending what this person wrote, on whatever page he is. Mount it once, in the frame. */
export function useOutboxRunner(userId: string): void {
  const { connection } = useLiveClient()
  useEffect(() => {
    const outbox = outboxOf(userId)
    const listening = new AbortController()
    const { signal } = listening
    window.addEventListener('storage', ({ key, newValue }) => key && outbox.stored(key, newValue), { signal })
    window.addEventListener('online', () => outbox.wake(), { signal })
    let before = connection.status
    const stops = [
      connection.onChange(() => {
        const isBack = connection.status === 'live' && before !== 'live'
        before = connection.status
        if (isBack) outbox.wake()
      }),
      connection.onFact((event) => {
        if (event.type === 'chat_message' && event.data.message.author.userId === userId)
          outbox.arrived(event.data.message)
      }),
      outbox.start(),
      () => listening.abort(),
    ]
    return () => {
      for (const stop of stops) stop()
    }
  }, [connection, userId])
}
