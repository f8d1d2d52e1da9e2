import { expect, it } from 'vitest'
import type { NotificationKind } from '@/lib/contracts/views'
import { notificationToast } from './notification-toast'
import { event, uuid } from './testing'

const told = (kind: NotificationKind | null) =>
  notificationToast(
    event('notification', {
      change: kind ? 'new' : 'read',
      notification: kind && { id: uuid(1), kind, leagueId: null, text: 'x', href: '/', at: '', readAt: null },
      ids: [],
      readAt: null,
      unread: 1,
    }),
  )

it('tells what cannot wait, and nothing of what was read', () => {
  expect(told('round_closing')).toEqual({ id: `notification/${uuid(1)}`, kind: 'warning', text: 'x' })
  expect(told('connection_request')?.kind).toBe('info')
  expect([told('connection_accepted'), told('feed_comment'), told(null)]).toEqual([null, null, null])
})
