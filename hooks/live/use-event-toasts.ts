'use client'

import { useEffect, useEffectEvent, useRef } from 'react'
import { isOwnMutation } from '@/lib/client/own-mutations'
import type { LiveEvent } from '@/lib/contracts/events'
import type { Room } from '@/lib/contracts/rooms'
import { eventToast } from './event-toast'
import { useLiveClient } from './live-context'
import type { EventToast, ToastContext } from './toast-context'
import { useRoom } from './use-room'

/** What a tab is told about a longer absence it shows on the page, not in a rain of toasts. */
const NEWS_MS = 20_000
const REMEMBER = 500

/** Shows a toast for each fact of a league worth one. Mount it once, in the frame of a league's pages. */
export function useEventToasts(
  rooms: readonly Room[],
  context: ToastContext,
  show: (toast: EventToast) => void,
): void {
  useFactToasts(rooms, (event) => eventToast(event, context), show)
}

/** Shows what `toToast` makes of facts, once, whichever of these rooms it came by; not for what this very tab did. */
export function useFactToasts(
  rooms: readonly Room[],
  toToast: (event: LiveEvent) => EventToast | null,
  show: (toast: EventToast) => void,
): void {
  const { connection } = useLiveClient()
  const told = useRef(new Set<string>())
  useRoom(rooms)
  const hear = useEffectEvent((event: LiveEvent) => {
    if (!rooms.includes(event.room) || isOwnMutation(event.mutationId)) return
    if (connection.serverNow() - Date.parse(event.at) > NEWS_MS) return
    const toast = toToast(event)
    if (!toast || told.current.has(toast.id)) return
    told.current.add(toast.id)
    const oldest = told.current.values().next().value
    if (told.current.size > REMEMBER && oldest !== undefined) told.current.delete(oldest)
    show(toast)
  })
  useEffect(() => connection.onFact((event) => hear(event)), [connection])
}
