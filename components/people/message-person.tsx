import type { PersonView } from '@/lib/contracts/views'

/** The way to a direct chat with someone, as a button or as an item of his menu. Nothing until chats can be opened from here. */
export function MessagePerson(_: { person: PersonView; asItem?: boolean }) {
  return null
}
