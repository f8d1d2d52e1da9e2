'use client'

import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { useCurrency, useLeague } from '@/hooks/leagues/league-context'
import type { TiebreakerView } from '@/lib/contracts/views'
import { formatMoney } from '@/lib/domain/money/format'
import { announcementOf } from './announcement'

/** Says aloud what cannot wait until somebody looks: outbid, extended, decided. */
export function Announcer({ tiebreaker }: { tiebreaker: TiebreakerView }) {
  const { me, teams } = useLeague()
  const currency = useCurrency(tiebreaker.currencyId)
  const last = useRef(tiebreaker)
  const [text, setText] = useState('')
  const hear = useEffectEvent((now: TiebreakerView) => {
    const said = announcementOf(last.current, now, {
      teamId: me.teamId,
      teamName: (teamId) => teams.find(({ id }) => id === teamId)?.name ?? 'Another team',
      money: (amount) => formatMoney(BigInt(amount), currency),
    })
    last.current = now
    if (said) setText(said)
  })
  useEffect(() => hear(tiebreaker), [tiebreaker])
  return (
    <span className="sr-only" aria-live="assertive" data-announcer>
      {text}
    </span>
  )
}
