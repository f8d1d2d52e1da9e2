import type { EventType } from '@/lib/contracts/events'

/** Which events each of these tests is shown, at every point of a tab's life; together every one that there is (coverage.test.ts). */
export const covered = {
  round: [
    'wallet_update',
    'squad_update',
    'round_update',
    'round_submission',
    'bid_sheet_update',
    'players_update',
    'team_update',
  ],
  books: ['ledger_check'],
  income: ['income_update', 'wallet_update'],
  tiebreaker: ['tiebreaker_update', 'tiebreaker_bid', 'feed_post', 'notification'],
  shop: ['shop_update', 'transaction_update', 'wallet_update', 'squad_update'],
  money: ['wallet_update', 'audit_entry', 'feed_post'],
  conversation: [
    'chat_message',
    'chat_read',
    'chat_update',
    'feed_post',
    'feed_comment',
    'connection_update',
    'notification',
    'session_update',
    'member_update',
    'echo',
  ],
} as const satisfies Record<string, readonly EventType[]>
