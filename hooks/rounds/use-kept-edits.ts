'use client'

import { useEffect, useRef } from 'react'
import { isUnsaved, type SheetAction, type SheetEdit } from '@/lib/domain/bid-sheet/edit-sheet'
import { forgetEdits, keepEdits, takeEdits } from './kept-edits'

interface KeptInput {
  roundId: string
  teamId: string
  state: SheetEdit
  locked: boolean
  dispatch: (action: SheetAction) => void
}

/** What cannot be saved now is kept on this device, and taken up again by the next visit. */
export function useKeptEdits({ roundId, teamId, state, locked, dispatch }: KeptInput): void {
  const latest = useRef(state)
  latest.current = state
  const kept = useRef(false)

  useEffect(() => {
    const found = takeEdits(roundId, teamId)
    if (found && !locked) dispatch({ type: 'restored', ...found })
    const keep = () => {
      if (isUnsaved(latest.current)) keepEdits(roundId, teamId, latest.current)
    }
    window.addEventListener('pagehide', keep)
    return () => {
      window.removeEventListener('pagehide', keep)
      keep()
    }
  }, [roundId, teamId, locked, dispatch])

  const waits = state.save.kind === 'offline' && isUnsaved(state)
  useEffect(() => {
    if (waits) keepEdits(roundId, teamId, state)
    else if (kept.current) forgetEdits(roundId, teamId)
    kept.current = waits
  }, [waits, state, roundId, teamId])
}
