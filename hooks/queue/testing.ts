import type { QueuedTransactionView } from '@/lib/contracts/views'
import { leagueId, uuid } from '../live/testing'

/** A queued transaction, for the tests of rules and words. */
export const queued = (over: Partial<QueuedTransactionView> = {}): QueuedTransactionView => ({
  id: uuid(200 + (over.number ?? 1)),
  leagueId,
  number: 1,
  kind: 'adjustment',
  state: 'queued',
  actor: { userId: uuid(30), name: 'Ann' },
  reason: 'x',
  lines: [],
  lineCount: 0,
  purchase: null,
  queuedAt: '2026-01-01T00:00:00.000Z',
  attempts: 0,
  nextAttemptAt: null,
  endedAt: null,
  transactionId: null,
  failure: null,
  retries: null,
  retriedBy: null,
  version: 0,
  ...over,
})
