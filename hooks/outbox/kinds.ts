import type { AnswerOfKind, InputOf } from '@/lib/client/outbox-kind'
import { chatMessage } from '../chats/chat-deeds'
import { feedComment, feedPost, feedReaction } from '../feed/feed-deeds'
import { inboxRead } from '../notifications/inbox-deeds'
import { sheetSubmit } from '../rounds/sheet-deeds'
import { shopBuy } from '../shop/shop-deeds'

/** Everything that may wait for the connection. What is not here is sent now or not at all. */
export const outboxKinds = {
  chat_message: chatMessage,
  feed_post: feedPost,
  feed_comment: feedComment,
  feed_reaction: feedReaction,
  inbox_read: inboxRead,
  sheet_submit: sheetSubmit,
  shop_buy: shopBuy,
}

export type KindName = keyof typeof outboxKinds
export type DeedInput<K extends KindName> = InputOf<(typeof outboxKinds)[K]>
export type DeedAnswer<K extends KindName> = AnswerOfKind<(typeof outboxKinds)[K]>
