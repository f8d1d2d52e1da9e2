'use client'

import { useEffect, useEffectEvent } from 'react'
import { type Absence, AbsenceWatch } from '@/lib/client/absence'
import { useLiveClient } from './live-context'

/** After the last room has caught up: what was held back is handed on within a frame. */
const SETTLE_MS = 500

/** Calls `onReturn` each time the person comes back to this tab after an absence, once all rooms have caught up. */
export function useAbsence(onReturn: (absence: Absence) => void): void {
  const { connection } = useLiveClient()
  const back = useEffectEvent(onReturn)
  useEffect(() => {
    const watch = new AbsenceWatch()
    let timer: ReturnType<typeof setTimeout> | undefined
    const isWhole = () => connection.rooms.list().every(({ status }) => status !== 'joining')
    const look = () => {
      if (!watch.isBack || !isWhole()) {
        clearTimeout(timer)
        timer = undefined
        return
      }
      timer ??= setTimeout(() => {
        timer = undefined
        const absence = watch.settle(Date.now())
        if (absence) back(absence)
      }, SETTLE_MS)
    }
    const onStatus = () => {
      watch.onStatus(connection.status, Date.now())
      look()
    }
    const onVisible = () => {
      watch.onVisible(document.visibilityState === 'visible', Date.now())
      look()
    }
    onStatus()
    onVisible()
    document.addEventListener('visibilitychange', onVisible)
    const stops = [
      connection.onChange(onStatus),
      connection.lookOn({
        onFact: (event) => watch.onFact(event),
        onRoomLost: () => watch.onLost(),
        onHeard() {
          watch.onHeard(Date.now())
          if (watch.isBack) look()
        },
      }),
      () => document.removeEventListener('visibilitychange', onVisible),
      () => clearTimeout(timer),
    ]
    return () => {
      for (const stop of stops) stop()
    }
  }, [connection])
}
