import { z } from 'zod'
import { callApi } from '@/lib/client/api'
import { outboxKind } from '@/lib/client/outbox-kind'
import { getSheet, submitSheet } from '@/lib/contracts/endpoints'
import { bidLine, id } from '@/lib/contracts/views'

/** How long a submission that could not be sent stays meant. */
export const SUBMISSION_MINUTES = 10

/**
 * Bids that were submitted without a connection. Before they are sent the sheet is read again: what somebody of the team has
 * changed meanwhile is not overwritten. The server holds the same by its version, the close and the wallet, and by the key's end.
 */
export const sheetSubmit = outboxKind({
  input: z.object({ roundId: id, bids: z.array(bidLine), expectedVersion: z.int() }),
  lineOf: ({ roundId }) => `sheet:${roundId}`,
  slotOf: ({ roundId }) => `sheet:${roundId}`,
  lifetimeMs: SUBMISSION_MINUTES * 60_000,
  async check({ roundId, expectedVersion }, signal) {
    const { sheet } = await callApi(getSheet, { params: { roundId }, signal })
    if (sheet.version === expectedVersion) return null
    return 'The sheet was changed while you were away, so these bids were not submitted. Look at it and submit again.'
  },
  send: ({ roundId, ...body }, call) => callApi(submitSheet, { ...call, params: { roundId }, body }),
})
