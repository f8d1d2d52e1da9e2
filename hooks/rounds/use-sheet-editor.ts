'use client'

import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { callApi } from '@/lib/client/api'
import { ApiError } from '@/lib/client/api-error'
import { saveSheet } from '@/lib/contracts/endpoints'
import type { CurrencyView } from '@/lib/contracts/money'
import type { RoundRules } from '@/lib/contracts/round-rules'
import type { BidSheetView } from '@/lib/contracts/views'
import { toDraft, toLines } from '@/lib/domain/bid-sheet/compare-sheets'
import {
  beginEdit,
  draftOf,
  editSheet,
  type SheetAction,
  type SheetEdit,
  wantsSave,
} from '@/lib/domain/bid-sheet/edit-sheet'
import { stepBid } from '@/lib/domain/bid-sheet/step-bid'
import type { SheetAnswer } from './bid-sheet-rules'
import { bareMoney, readBid } from './bid-text'
import { useKeptEdits } from './use-kept-edits'

const PAUSE_MS = 800
const TRY_AGAIN_MS = 3_000

export interface SheetEditor {
  state: SheetEdit
  /** What stands in a player's input. */
  textOf: (playerId: string) => string
  type: (playerId: string, text: string) => void
  step: (playerId: string, direction: 1 | -1) => void
  enter: (playerId: string) => void
  leave: (playerId: string) => void
  resolve: (keep: 'mine' | 'theirs') => void
  retry: () => void
  /**
   * Sends the sheet as it stands here in another way than autosave, when no save is under way; its answer is the
   * new base. A failure is told to the page's state and thrown on. Null: it waits for the connection.
   */
  send: (call: (sheet: SheetToSend) => Promise<SheetAnswer | null>) => Promise<SheetAnswer | null>
}

export interface SheetToSend {
  bids: { playerId: string; amount: string }[]
  expectedVersion: number
}

interface EditorInput {
  sheet: BidSheetView
  rules: RoundRules
  currency: CurrencyView
  /** The round no longer takes bids. */
  locked: boolean
  /** A submission of this sheet waits for the connection: a draft saved before it would make it out of date. */
  held: boolean
  /** Asks the server for the sheet again. */
  onBehind: () => unknown
}

const baseOf = (sheet: BidSheetView) => ({ version: sheet.version, draft: toDraft(sheet.draft) })

/** The sheet under this person's hands: edits on top of what the server has, saved by themselves after a pause. */
export function useSheetEditor({ sheet, rules, currency, locked, held, onBehind }: EditorInput): SheetEditor {
  const { roundId, teamId } = sheet
  const { state, latest, dispatch } = useSheetState(sheet)
  const underWay = useRef<Promise<unknown> | null>(null)

  useEffect(() => dispatch({ type: 'received', sheet: baseOf(sheet) }), [sheet, dispatch])

  const send = useCallback<SheetEditor['send']>(
    async (call) => {
      await underWay.current?.catch(() => {})
      const work = sendNow(latest.current, dispatch, call, onBehind)
      underWay.current = work
      return work.finally(() => {
        if (underWay.current === work) underWay.current = null
      })
    },
    [onBehind, latest, dispatch],
  )
  useAutosave({ state, locked: locked || held, roundId, send })
  useKeptEdits({ roundId, teamId, state, locked, dispatch })
  useRetry(state, dispatch)

  const acts = useMemo(() => {
    const type = (playerId: string, text: string) =>
      dispatch({ type: 'typed', playerId, entry: { text, reading: readBid(text, currency) } })
    return {
      type,
      step: (playerId: string, direction: 1 | -1) => {
        const now = draftOf(latest.current)[playerId]
        const next = stepBid(now === undefined ? null : BigInt(now), direction, rules)
        type(playerId, next === null ? '' : bareMoney(next, currency))
      },
      enter: (playerId: string) => dispatch({ type: 'entered', playerId }),
      leave: (playerId: string) => dispatch({ type: 'left', playerId }),
      resolve: (keep: 'mine' | 'theirs') => dispatch({ type: 'resolved', keep }),
      retry: () => dispatch({ type: 'retry' }),
    }
  }, [currency, rules, latest, dispatch])

  const textOf = (playerId: string) => {
    const saved = state.base.draft[playerId]
    return state.entries[playerId]?.text ?? (saved === undefined ? '' : bareMoney(BigInt(saved), currency))
  }
  return { state, textOf, send, ...acts }
}

/** The reducer's state, and the same where a promise that goes on before the next render can read it. */
function useSheetState(sheet: BidSheetView) {
  const [state, setState] = useState(() => beginEdit(baseOf(sheet)))
  const latest = useRef(state)
  const dispatch = useCallback((action: SheetAction) => {
    latest.current = editSheet(latest.current, action)
    setState(latest.current)
  }, [])
  return { state, latest, dispatch }
}

async function sendNow(
  state: SheetEdit,
  dispatch: (action: SheetAction) => void,
  call: (sheet: SheetToSend) => Promise<SheetAnswer | null>,
  onBehind: () => unknown,
): Promise<SheetAnswer | null> {
  const sent = draftOf(state)
  dispatch({ type: 'saving', sent })
  try {
    const answer = await call({ bids: toLines(sent), expectedVersion: state.base.version })
    dispatch(
      answer ? { type: 'saved', sheet: baseOf(answer.sheet) } : { type: 'failed', save: { kind: 'offline' } },
    )
    return answer
  } catch (error) {
    dispatch({ type: 'failed', save: failureOf(error, state.base.version + 1) })
    if (error instanceof ApiError && error.code === 'version_conflict') onBehind()
    throw error
  }
}

/** @param atLeast the version that the server is known to have reached when it says that another was first */
function failureOf(error: unknown, atLeast: number): Extract<SheetAction, { type: 'failed' }>['save'] {
  if (!(error instanceof ApiError)) return { kind: 'refused', message: 'Something went wrong in this page.' }
  if (error.code === 'version_conflict') return { kind: 'behind', version: versionIn(error) ?? atLeast }
  if (error.code === 'network' || error.code === 'unavailable') return { kind: 'offline' }
  return { kind: 'refused', message: error.message }
}

function versionIn({ details }: ApiError): number | null {
  return typeof details?.version === 'number' ? details.version : null
}

function useAutosave(input: Pick<SheetEditor, 'state' | 'send'> & { locked: boolean; roundId: string }) {
  const { state, locked, roundId, send } = input
  const due = wantsSave(state) && !locked
  // biome-ignore lint/correctness/useExhaustiveDependencies: each keystroke begins the pause anew
  useEffect(() => {
    if (!due) return
    const timer = setTimeout(() => {
      send((body) => callApi(saveSheet, { params: { roundId }, body })).catch(() => {})
    }, PAUSE_MS)
    return () => clearTimeout(timer)
  }, [due, state.entries, roundId, send])
}

/** Without an answer, or the newer sheet: again when the network is back, and after a while in case it was the server. */
function useRetry(state: SheetEdit, dispatch: (action: SheetAction) => void) {
  const waiting = state.save.kind === 'offline' || state.save.kind === 'behind'
  useEffect(() => {
    if (!waiting) return
    const retry = () => dispatch({ type: 'retry' })
    const timer = setTimeout(retry, TRY_AGAIN_MS)
    window.addEventListener('online', retry)
    return () => {
      clearTimeout(timer)
      window.removeEventListener('online', retry)
    }
  }, [waiting, dispatch])
}
