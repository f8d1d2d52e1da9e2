import { describe, expect, it } from 'vitest'
import type { EventData } from '@/lib/contracts/events'
import type { NotificationView } from '@/lib/contracts/views'
import { event, uuid } from '../live/testing'
import { type InboxAnswer, joinPages, notificationsRules as rules } from './notifications-rules'

const readAt = '2026-01-02T00:00:00.000Z'
const one = (n: number, read = false): NotificationView => ({
  id: uuid(n),
  kind: 'feed_comment',
  leagueId: null,
  text: `${n}`,
  href: '/inbox',
  at: '2026-01-01T00:00:00.000Z',
  readAt: read ? readAt : null,
})
const inbox = (notifications: NotificationView[], unread: number, hasMore = false): InboxAnswer => ({
  notifications,
  unread,
  hasMore,
  asOf: {},
})
const told = (data: InboxAnswer, change: Partial<EventData<'notification'>>) =>
  rules.notification?.(
    data,
    event('notification', { change: 'new', notification: null, ids: [], readAt: null, unread: 0, ...change }),
  )

describe('stale data and an event are what a fresh read would show', () => {
  it('a new one in its place, once', () => {
    const data = inbox([one(9), one(5)], 2)
    expect(told(data, { notification: one(10), unread: 3 })).toEqual(inbox([one(10), one(9), one(5)], 3))
    expect(told(data, { notification: one(7), unread: 3 })).toEqual(inbox([one(9), one(7), one(5)], 3))
    expect(told(data, { notification: one(1), unread: 3 })).toEqual(inbox([one(9), one(5), one(1)], 3))
    // A read that came before its event has it already, and may know more of it.
    const read = inbox([one(10, true), one(9)], 1)
    expect(told(read, { notification: one(10), unread: 2 })).toEqual(inbox([one(10, true), one(9)], 2))
  })

  it('one of a page that is not loaded only counts', () => {
    const data = inbox([one(9), one(5)], 2, true)
    expect(told(data, { notification: one(1), unread: 3 })).toEqual(inbox([one(9), one(5)], 3, true))
  })

  it('read ones, wherever they lie, and those of pages that are not loaded', () => {
    const data = inbox([one(3), one(2), one(1, true)], 4, true)
    expect(told(data, { change: 'read', ids: [uuid(2), uuid(0)], readAt, unread: 2 })).toEqual(
      inbox([one(3), one(2, true), one(1, true)], 2, true),
    )
  })

  it('removed ones', () => {
    const data = inbox([one(3), one(2)], 2)
    expect(told(data, { change: 'removed', ids: [uuid(3)], unread: 1 })).toEqual(inbox([one(2)], 1))
  })
})

it('an earlier page stands behind, without doubles', () => {
  const shown = inbox([one(5), one(4)], 7, true)
  const earlier = inbox([one(4), one(3)], 9, false)
  expect(joinPages(earlier, shown)).toEqual(inbox([one(5), one(4), one(3)], 7, false))
})
