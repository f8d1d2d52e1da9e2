import { expect, it } from 'vitest'
import type { OpenedSessionView } from '@/lib/contracts/views'
import { event, uuid } from '../live/testing'
import { type SessionsAnswer, sessionsRules } from './sessions-rules'

const session = (n: number, minute: number): OpenedSessionView => ({
  id: uuid(n),
  device: `Browser ${n}`,
  address: '192.0.2.1',
  createdAt: '2026-01-01T00:00:00.000Z',
  lastSeenAt: `2026-01-01T00:0${minute}:00.000Z`,
})
const here = { ...session(1, 5), current: true }
const there = { ...session(2, 1), current: false }
const data: SessionsAnswer = { sessions: [here, there], asOf: {} }
const tell = (on: SessionsAnswer, opened: OpenedSessionView, ended = false) =>
  sessionsRules.session_update?.(
    on,
    event('session_update', { sessionId: opened.id, ended, ...(ended ? {} : { session: opened }) }),
  )

it('one that is opened elsewhere stands in its place, and is not this browser’s', () => {
  const between = session(3, 3)
  const sessions = [here, { ...between, current: false }, there]
  expect(tell(data, between)).toEqual({ ...data, sessions })
})

it('one that is in the list already stays as it is', () => {
  expect(tell(data, session(1, 5))).toBe(data)
})

it('one that ended is gone', () => {
  expect(tell(data, there, true)).toEqual({ ...data, sessions: [here] })
})
