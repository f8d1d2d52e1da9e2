import { z } from 'zod'
import { id, instant, personView } from './base'

/** What there is between me and another person, as I see it. Whoever is blocked sees `none`. */
export const connectionState = z.enum(['none', 'incoming', 'outgoing', 'connected', 'blocked'])
export type ConnectionState = z.infer<typeof connectionState>

export const connectionView = z.strictObject({
  person: personView,
  state: connectionState,
  /** Of the last change; null when there never was one. */
  since: instant.nullable(),
  version: z.int(),
})
export type ConnectionView = z.infer<typeof connectionView>

/** Someone I share a league with, or have to do with. */
export const acquaintanceView = connectionView.extend({
  leagues: z.array(z.strictObject({ id, name: z.string() })),
})
export type AcquaintanceView = z.infer<typeof acquaintanceView>

export const notificationKind = z.enum([
  'tiebreaker_opened',
  'tiebreaker_decided',
  'round_closing',
  'connection_request',
  'connection_accepted',
  'chat_reply',
  'feed_comment',
  'books_fault',
])
export type NotificationKind = z.infer<typeof notificationKind>

export const notificationView = z.strictObject({
  id,
  kind: notificationKind,
  leagueId: id.nullable(),
  /** A sentence, complete. */
  text: z.string(),
  /** A path of ours. */
  href: z.string(),
  at: instant,
  readAt: instant.nullable(),
})
export type NotificationView = z.infer<typeof notificationView>
