'use client'

import { useState } from 'react'
import { type Absence, bothAbsences } from '@/lib/client/absence'
import type { AwayContext, AwayLine } from './away-context'
import { awayLines } from './away-lines'
import { useAbsence } from './use-absence'

export interface AwaySummary {
  /** Empty only where not all can be told. */
  lines: AwayLine[]
  /** False: something happened that cannot be listed. */
  complete: boolean
  /** How long he was away, ms. */
  ms: number
  dismiss: () => void
}

/** What happened while this person was away, until he puts it aside; null when nothing did. Absences in a row add up. */
export function useAwaySummary(context: AwayContext): AwaySummary | null {
  const [absence, setAbsence] = useState<Absence | null>(null)
  // Nothing to tell is nothing to add to.
  const isTold = ({ events, complete }: Absence) => !complete || awayLines(events, context).length > 0
  useAbsence((now) => setAbsence((before) => (before && isTold(before) ? bothAbsences(before, now) : now)))
  if (!absence) return null
  const lines = awayLines(absence.events, context)
  if (lines.length === 0 && absence.complete) return null
  const { complete, since, until } = absence
  return { lines, complete, ms: until - since, dismiss: () => setAbsence(null) }
}
