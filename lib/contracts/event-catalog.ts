import type { EventType } from './events'
import type { RoomKind } from './rooms'

/** What docs/events.md says of an event beside its payload; `rooms` is held where an event is made. */
export interface EventEntry {
  /** One sentence: what happened. */
  what: string
  rooms: readonly RoomKind[]
  /** Who of those in the rooms is shown it; all others get its bare number. */
  who: string
}

const EVERYONE = 'Everyone in the room.'

export const eventCatalog: { readonly [T in EventType]: EventEntry } = {
  wallet_update: {
    what: 'A wallet changed: its total, or what is held of it.',
    rooms: ['team', 'league', 'own'],
    who: 'The team’s own people whole; others the total alone, and nothing of a hold.',
  },
  income_update: {
    what: 'An income rule was made, changed, paused or ended, paid, or had a payment taken back.',
    rooms: ['league'],
    who: EVERYONE,
  },
  squad_update: {
    what: 'Players came to a squad or left it, or it has more or fewer places.',
    rooms: ['team', 'league'],
    who: EVERYONE,
  },
  round_update: {
    what: 'A round changed its state or its rules.',
    rooms: ['round', 'league'],
    who: EVERYONE,
  },
  round_submission: {
    what: 'A team submitted its bid sheet, or took it back; never what is on it.',
    rooms: ['desk'],
    who: 'Commissioners.',
  },
  bid_sheet_update: {
    what: 'A bid sheet was saved or submitted.',
    rooms: ['own'],
    who: 'The team’s own people.',
  },
  players_update: { what: 'The list of players changed.', rooms: ['league'], who: EVERYONE },
  team_update: { what: 'A team was made, or its managers changed.', rooms: ['league'], who: EVERYONE },
  member_update: {
    what: 'Someone joined, changed his role, or was removed; his sockets act on it before it is delivered.',
    rooms: ['league', 'user'],
    who: EVERYONE,
  },
  session_update: { what: 'A session was opened or ended.', rooms: ['user'], who: 'The user himself.' },
  tiebreaker_bid: { what: 'A tied team raised.', rooms: ['tiebreaker'], who: EVERYONE },
  tiebreaker_update: {
    what: 'A tiebreaker opened, a team left it, its clock was paused or moved, or it was decided.',
    rooms: ['tiebreaker', 'league'],
    who: EVERYONE,
  },
  chat_message: {
    what: 'A message was sent, edited or deleted.',
    rooms: ['chat', 'user'],
    who: 'Everyone in the chat; in user: rooms only of direct chats.',
  },
  chat_update: {
    what: 'A chat appeared for this user, or is no longer his.',
    rooms: ['user'],
    who: 'The user himself.',
  },
  chat_read: {
    what: 'Someone has read up to a message.',
    rooms: ['user', 'chat'],
    who: 'The reader himself; in a direct chat both.',
  },
  feed_post: { what: 'A post was written, edited, deleted or reacted to.', rooms: ['feed'], who: EVERYONE },
  feed_comment: { what: 'A comment was written, edited or deleted.', rooms: ['feed'], who: EVERYONE },
  ledger_check: {
    what: 'The standing check has been through a league’s books, or found something wrong in them.',
    rooms: ['books'],
    who: EVERYONE,
  },
  transaction_update: {
    what: 'A transaction was queued, carried out, refused, or given up.',
    rooms: ['user', 'desk'],
    who: 'Who queued it, and commissioners; why a team’s purchase was refused is told to who queued it.',
  },
  shop_update: {
    what: 'An item came into the shop, changed, was bought or refunded.',
    rooms: ['league'],
    who: EVERYONE,
  },
  audit_entry: {
    what: 'A commissioner did something, or someone else tried to.',
    rooms: ['desk'],
    who: 'Commissioners.',
  },
  connection_update: {
    what: 'A connection was asked for, answered, ended or blocked.',
    rooms: ['user'],
    who: 'Each of the two, as he may know it.',
  },
  notification: {
    what: 'Something came to the inbox, or was read.',
    rooms: ['user'],
    who: 'The user himself.',
  },
  echo: {
    what: 'A test event that an operator sent to himself from the inspector; it changes nothing.',
    rooms: ['user'],
    who: 'The user himself.',
  },
}
