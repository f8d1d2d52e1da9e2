import { z } from 'zod'
import { asOfSchema } from '../rooms'
import { acquaintanceView, connectionView, id, instant, notificationView } from '../views'
import { endpointsOf } from './define'

const endpoint = endpointsOf('People')

export const listPeople = endpoint('GET', '/api/people', {
  summary: 'Everyone I share a league with or am connected to, and how we stand',
  answer: z.strictObject({ people: z.array(acquaintanceView), asOf: asOfSchema }),
})

/** What a person may do about another; each is refused where it makes no sense. */
export const connectionAct = z.enum(['request', 'cancel', 'accept', 'decline', 'remove', 'block', 'unblock'])
export type ConnectionAct = z.infer<typeof connectionAct>

export const changeConnection = endpoint('POST', '/api/people/{userId}/connection', {
  summary: 'Ask for a connection, answer one, end it, or block someone',
  idempotent: true,
  params: z.strictObject({ userId: id }),
  body: z.strictObject({ act: connectionAct }),
  answer: z.strictObject({ connection: connectionView }),
})

export const listNotifications = endpoint('GET', '/api/notifications', {
  summary: 'My inbox, newest first',
  query: z.strictObject({
    before: id.optional(),
    limit: z.coerce.number().int().min(1).max(100).default(30),
  }),
  answer: z.strictObject({
    notifications: z.array(notificationView),
    unread: z.int(),
    hasMore: z.boolean(),
    asOf: asOfSchema,
  }),
})

export const readNotifications = endpoint('POST', '/api/notifications/read', {
  summary: 'Mark one as read, or this one and everything before it',
  body: z.strictObject({ id, andBefore: z.boolean() }),
  answer: z.strictObject({ unread: z.int(), readAt: instant }),
})
