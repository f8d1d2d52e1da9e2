'use client'

import type { Outgoing } from '@/lib/client/outbox'
import { useLeague } from '../leagues/league-context'
import type { DeedInput } from '../outbox/kinds'
import { discardDeed, outboxOf } from '../outbox/outbox'
import type { SentOrQueued } from '../outbox/send-or-queue'
import { useOutgoing } from '../outbox/use-outbox'
import { useSendOrQueue } from '../outbox/use-send-or-queue'
import type { SheetToSend } from './use-sheet-editor'

export interface Submission {
  /** @returns null: it waits for the connection. @throws ApiError */
  submit: (sheet: SheetToSend, title: string) => Promise<SentOrQueued<'sheet_submit'>>
  /** What was submitted and the server has not yet, or would not take. */
  waiting: Outgoing<DeedInput<'sheet_submit'>> | null
  retry: () => void
  /** @returns how to take it back */
  discard: () => () => void
}

/** Submitting a round's sheet, now or within the next minutes. */
export function useSubmission(roundId: string): Submission {
  const { userId } = useLeague().me
  const send = useSendOrQueue('sheet_submit')
  const [waiting = null] = useOutgoing(userId, 'sheet_submit', `sheet:${roundId}`)
  return {
    submit: (sheet, title) => send({ roundId, ...sheet }, { title }),
    waiting,
    retry: () => waiting && void outboxOf(userId).retry(waiting.id),
    discard: () => (waiting ? discardDeed(userId, waiting.id) : () => {}),
  }
}
