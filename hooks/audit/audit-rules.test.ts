import { expect, it } from 'vitest'
import type { AuditEntryView } from '@/lib/contracts/views'
import { event, uuid } from '../live/testing'
import { type Audit, auditRules } from './audit-rules'

const entry = (n: number): AuditEntryView => ({
  id: uuid(n),
  at: '2026-01-01T00:00:00.000Z',
  actor: null,
  action: 'round.open',
  summary: `Entry ${n}`,
  reason: null,
  subjectId: null,
  refused: false,
})
const log = (numbers: number[], hasMore = false): Audit => ({
  entries: numbers.map(entry),
  hasMore,
  asOf: {},
})
const told = (data: Audit, n: number) =>
  auditRules.audit_entry?.(data, event('audit_entry', { entry: entry(n) }))

it.each([
  ['the newest on top', [5, 3], false, 7, [7, 5, 3]],
  ['one that was overtaken in its place', [5, 3], false, 4, [5, 4, 3]],
  ['the first', [], false, 1, [1]],
  ['the oldest, when there is no more', [5, 3], false, 1, [5, 3, 1]],
  ['none of a page further back', [5, 3], true, 1, [5, 3]],
  ['one that is there once', [5, 3], false, 5, [5, 3]],
] as const)('puts %s', (_what, before, hasMore, n, after) => {
  expect(told(log([...before], hasMore), n)).toEqual(log([...after], hasMore))
})
