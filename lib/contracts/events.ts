import { z } from 'zod'
import { amountText } from './money'
import { type Room, roomName } from './rooms'
import {
  auditEntryView,
  bidSheetView,
  booksView,
  chatMessageView,
  chatView,
  connectionView,
  feedCommentView,
  feedPostView,
  id,
  incomePaymentView,
  incomeRuleView,
  instant,
  memberView,
  moneyKind,
  notificationView,
  openedSessionView,
  purchaseView,
  queuedTransactionView,
  roundView,
  shopItemView,
  squadView,
  teamView,
  tiebreakerBidView,
  tiebreakerView,
  walletView,
} from './views'

/**
 * Every event: one committed fact in a room. `data` is the absolute new state of what changed, never a difference;
 * `because` and `change` say what happened, for toasts. Unknown fields are an error where an event is made. In which
 * rooms each travels, and who sees it, stands in `event-catalog.ts`.
 */
export const eventData = {
  wallet_update: z.strictObject({
    wallet: walletView,
    because: z.strictObject({ kind: moneyKind, reason: z.string(), amount: amountText }),
  }),
  income_update: z.strictObject({
    rule: incomeRuleView,
    /** New ones, and those that this changed. */
    payments: z.array(incomePaymentView),
    /** `settled`: frozen wallets got what they were owed. */
    change: z.enum([
      'created',
      'edited',
      'paused',
      'resumed',
      'ended',
      'paid',
      'skipped',
      'settled',
      'reversed',
    ]),
  }),
  squad_update: z.strictObject({
    squad: squadView,
    /** `places`: it has more or fewer of them; then no round and no players. */
    because: z.strictObject({
      kind: z.enum(['award', 'refund', 'places']),
      roundId: id.nullable(),
      playerIds: z.array(id),
    }),
  }),
  round_update: z.strictObject({
    round: roundView,
    /** `resolved_part`: awards were made around tiebreakers that are still live. */
    change: z.enum(['created', 'edited', 'opened', 'closed', 'resolved_part', 'finalized', 'cancelled']),
  }),
  round_submission: z.strictObject({ roundId: id, teamId: id, submittedAt: instant.nullable() }),
  bid_sheet_update: z.strictObject({ sheet: bidSheetView }),
  players_update: z.strictObject({ leagueId: id, version: z.int(), playerCount: z.int() }),
  team_update: z.strictObject({ team: teamView }),
  member_update: z.strictObject({ leagueId: id, member: memberView, removed: z.boolean() }),
  session_update: z.strictObject({
    sessionId: id,
    ended: z.boolean(),
    /** Of one that was opened. */
    session: openedSessionView.optional(),
  }),
  tiebreaker_bid: z.strictObject({ tiebreaker: tiebreakerView, bid: tiebreakerBidView }),
  tiebreaker_update: z.strictObject({
    tiebreaker: tiebreakerView,
    change: z.enum(['opened', 'withdrawn', 'paused', 'resumed', 'extended', 'decided', 'cancelled']),
    /** Who withdrew. */
    teamId: id.nullable(),
  }),
  chat_message: z.strictObject({
    message: chatMessageView,
    change: z.enum(['sent', 'edited', 'deleted']),
  }),
  /** A chat appeared, or is no longer his: as this one user sees it. */
  chat_update: z.strictObject({ chat: chatView, gone: z.boolean() }),
  chat_read: z.strictObject({ chatId: id, userId: id, seq: z.int() }),
  feed_post: z.strictObject({
    post: feedPostView,
    change: z.enum(['posted', 'edited', 'deleted', 'reacted']),
  }),
  feed_comment: z.strictObject({
    /** With the new count. */
    post: feedPostView,
    comment: feedCommentView,
    change: z.enum(['posted', 'edited', 'deleted']),
  }),
  transaction_update: z.strictObject({ transaction: queuedTransactionView }),
  shop_update: z.strictObject({
    item: shopItemView,
    change: z.enum(['created', 'edited', 'withdrawn', 'restored', 'bought', 'refunded']),
    /** What was bought or refunded. */
    purchase: purchaseView.nullable(),
    /** How many of it the team of the purchase has now, refunded ones not counted. */
    owned: z.int().nullable(),
    /** How many items the shop shows now. */
    shopItems: z.int(),
  }),
  audit_entry: z.strictObject({ entry: auditEntryView }),
  connection_update: z.strictObject({ connection: connectionView }),
  ledger_check: z.strictObject({ books: booksView }),
  notification: z.strictObject({
    change: z.enum(['new', 'read', 'removed']),
    /** Of a new one. */
    notification: notificationView.nullable(),
    /** Of those read or removed. */
    ids: z.array(id),
    readAt: instant.nullable(),
    unread: z.int(),
  }),
  /** From the inspector, to its sender alone; it changes nothing. `sentAt`: the tab's clock, epoch ms. */
  echo: z.strictObject({ nonce: id, sentAt: z.number() }),
} as const

export type EventType = keyof typeof eventData
export type EventData<T extends EventType = EventType> = z.infer<(typeof eventData)[T]>
export const eventTypes = Object.keys(eventData) as EventType[]

/** An event as it travels. */
export type LiveEvent<T extends EventType = EventType> = {
  [K in T]: {
    room: Room
    epoch: number
    seq: number
    id: string
    type: K
    /** ISO instant of the commit, by the server's clock. */
    at: string
    /** Of the thing that changed, where it has one. */
    version?: number
    /** The Idempotency-Key of the request that caused it. */
    mutationId?: string
    actorId?: string
    data: EventData<K>
  }
}[T]

/** What a viewer may not see goes to him as its bare number, so that his numbering has no hole. */
export interface HiddenEvent {
  room: Room
  epoch: number
  seq: number
  type?: undefined
  /** Nobody here knows what it is, for a newer version wrote it: whatever it can change is read again. */
  unknown?: true
}

export type DeliveredEvent = LiveEvent | HiddenEvent
export const isHidden = (event: DeliveredEvent): event is HiddenEvent => !('type' in event)

export const hiddenEvent = z.strictObject({ room: roomName, epoch: z.int(), seq: z.int() })
