import { describe, expect, it } from 'vitest'
import { type EventData, type EventType, eventTypes, isHidden, type LiveEvent } from '@/lib/contracts/events'
import type { Room } from '@/lib/contracts/rooms'
import { projectEvent } from './project-event'
import type { EventViewer } from './viewer'

const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const league = uuid(1)
const [red, blue] = [uuid(2), uuid(3)]
const viewer = (over: Partial<EventViewer>): EventViewer => ({
  userId: uuid(9),
  role: 'manager',
  teamId: null,
  leagueId: league,
  ...over,
})
const event = <T extends EventType>(type: T, data: EventData<T>, room = `team:${red}`) =>
  ({
    room: room as Room,
    epoch: 5,
    seq: 7,
    id: uuid(8),
    type,
    at: '2026-01-01T00:00:00.000Z',
    data,
  }) as LiveEvent

const wallet = {
  id: uuid(4),
  leagueId: league,
  teamId: red,
  currencyId: uuid(5),
  total: '100',
  available: '60',
  held: '40',
  postings: 1,
  frozen: false,
  freezes: 0,
  version: 3,
}
const moved = {
  ...event('wallet_update', { wallet, because: { kind: 'income', reason: 'x', amount: '10' } }),
  version: 3,
} as LiveEvent
const held = event('wallet_update', { wallet, because: { kind: 'hold', reason: 'x', amount: '0' } })
const sheet = event('bid_sheet_update', {
  sheet: {
    roundId: uuid(6),
    teamId: red,
    draft: [],
    submitted: [],
    submittedAt: null,
    held: '0',
    version: 1,
  },
})
const submission = event('round_submission', { roundId: uuid(6), teamId: red, submittedAt: null })
const audit = event('audit_entry', {
  entry: {
    id: uuid(11),
    at: '2026-01-01T00:00:00.000Z',
    actor: null,
    action: 'wallet.freeze',
    summary: 'x',
    reason: null,
    subjectId: null,
    refused: false,
  },
})
const session = event('session_update', { sessionId: uuid(7), ended: true }, `user:${uuid(9)}`)
const bare = { room: `team:${red}`, epoch: 5, seq: 7 }

describe('what a viewer sees', () => {
  it('gives the team’s own people the whole wallet', () => {
    expect(projectEvent(viewer({ teamId: red }), moved)).toBe(moved)
    expect(projectEvent(viewer({ teamId: red }), held)).toBe(held)
  })

  it.each([
    viewer({ teamId: blue }),
    viewer({ role: 'commissioner' }),
    viewer({ role: 'owner' }),
    viewer({ role: 'spectator' }),
  ])('gives $role of another team the total alone, and nothing of a hold', (other) => {
    const seen = projectEvent(other, moved) as LiveEvent<'wallet_update'>
    // Nor how often: the version that counts holds is not shown, in the data or beside it.
    expect(seen.data.wallet).toEqual({ ...wallet, available: null, held: null, version: 1 })
    expect(seen.version).toBe(1)
    expect(projectEvent(other, held)).toEqual(bare)
  })

  it('shows a commissioner in charge of a team his own wallet', () => {
    expect(projectEvent(viewer({ role: 'owner', teamId: red }), held)).toBe(held)
  })

  it('shows a bid sheet to its own team alone, commissioners included', () => {
    expect(projectEvent(viewer({ teamId: red }), sheet)).toBe(sheet)
    expect(projectEvent(viewer({ teamId: blue }), sheet)).toEqual(bare)
    expect(projectEvent(viewer({ role: 'owner' }), sheet)).toEqual(bare)
  })

  it('tells commissioners that a team has submitted', () => {
    expect(projectEvent(viewer({ role: 'commissioner' }), submission)).toBe(submission)
    expect(projectEvent(viewer({ teamId: red }), submission)).toEqual(bare)
    expect(projectEvent(viewer({ teamId: blue }), submission)).toEqual(bare)
  })

  it('shows the audit log to commissioners', () => {
    expect(projectEvent(viewer({ role: 'commissioner' }), audit)).toBe(audit)
    expect(projectEvent(viewer({ teamId: red }), audit)).toEqual(bare)
  })

  it('tells the end of a session to its own user', () => {
    expect(projectEvent(viewer({}), session)).toBe(session)
    expect(isHidden(projectEvent(viewer({ userId: uuid(10) }), session))).toBe(true)
  })

  it('has a rule for every event there is', () => {
    for (const type of eventTypes.filter((name) => name !== 'wallet_update')) {
      const data = type === 'bid_sheet_update' ? sheet.data : ({} as never)
      expect(() => projectEvent(viewer({}), event(type, data as never))).not.toThrow()
    }
  })

  it('is the number alone of what a newer version wrote, and says so', () => {
    const newer = { ...session, type: 'session_update_2' } as unknown as LiveEvent
    const { room, epoch, seq } = newer
    expect(projectEvent(viewer({ role: 'owner' }), newer)).toEqual({ room, epoch, seq, unknown: true })
  })
})
