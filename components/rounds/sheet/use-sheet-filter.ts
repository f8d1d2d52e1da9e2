'use client'

import { useDeferredValue, useMemo, useState } from 'react'
import type { PlayerView } from '@/lib/contracts/views'
import { fold } from '../fold'

export type SheetShow = 'all' | 'mine'

export interface SheetFilter {
  search: string
  position: string
  show: SheetShow
  setSearch: (value: string) => void
  setPosition: (value: string) => void
  setShow: (value: SheetShow) => void
  shown: readonly PlayerView[]
}

/** Which players of the round are in sight. `isMine`: has a bid, or is being edited, so that no row goes under the cursor. */
export function useSheetFilter(
  players: readonly PlayerView[],
  isMine: (playerId: string) => boolean,
): SheetFilter {
  const [search, setSearch] = useState('')
  const [position, setPosition] = useState('')
  const [show, setShow] = useState<SheetShow>('all')
  const wanted = useDeferredValue(fold(search.trim()))
  const found = useMemo(() => {
    const texts = players.map((player) => fold(`${player.name} ${player.shortName} ${player.club}`))
    return players.filter(
      (player, index) => (!position || player.position === position) && texts[index]?.includes(wanted),
    )
  }, [players, position, wanted])
  const shown = show === 'mine' ? found.filter((player) => isMine(player.id)) : found
  return { search, position, show, setSearch, setPosition, setShow, shown }
}
