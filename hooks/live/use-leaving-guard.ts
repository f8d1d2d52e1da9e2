'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useEffectEvent } from 'react'
import { callApi } from '@/lib/client/api'
import { LeavingGuard } from '@/lib/client/leaving-guard'
import { getTime } from '@/lib/contracts/endpoints'
import { useLiveClient } from './live-context'

/** Longer than a server that is there takes; whoever clicked waits for it. */
const ASK_MS = 3_000

/** Without a connection a link leads nowhere, and the page stays. Mount it once. @param onStay tells the person */
export function useLeavingGuard(onStay: () => void): void {
  const { connection } = useLiveClient()
  const router = useRouter()
  const go = useEffectEvent((href: string) => router.push(href))
  const stay = useEffectEvent(onStay)
  useEffect(() => {
    const guard = new LeavingGuard({
      // Delayed is not enough: what answered was asked up to 18 s ago.
      isConnected: () => connection.status === 'live',
      ask: () =>
        callApi(getTime, { signal: AbortSignal.timeout(ASK_MS) }).then(
          () => true,
          () => false,
        ),
      go: (href) => go(href),
      stay: () => stay(),
    })
    const onClick = (event: MouseEvent) => guard.onClick(event, window.location.href)
    // Before the links' own handlers, which leave alone what was taken.
    window.addEventListener('click', onClick, { capture: true })
    return () => window.removeEventListener('click', onClick, { capture: true })
  }, [connection])
}
