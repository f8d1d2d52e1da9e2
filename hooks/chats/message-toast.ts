import type { LiveEvent } from '@/lib/contracts/events'
import { userRoom } from '@/lib/contracts/rooms'
import { plainOf } from '@/lib/domain/text/plain'
import type { EventToast } from '../live/toast-context'

/** Characters of a message that a toast shows. */
const SHOWN = 80

/** A direct message to me, in my own room, unless I have its thread before my eyes. Pure. */
export function messageToast(
  { room, data: { message, change } }: LiveEvent<'chat_message'>,
  me: string,
  isLookingAt: (chatId: string) => boolean,
): EventToast | null {
  if (change !== 'sent' || room !== userRoom(me)) return null
  if (message.author.userId === me || isLookingAt(message.chatId)) return null
  const characters = Array.from(plainOf(message.text).replace(/\s+/g, ' '))
  const text = characters.length > SHOWN ? `${characters.slice(0, SHOWN).join('')}…` : characters.join('')
  return { id: `message/${message.id}`, kind: 'info', text: `${message.author.name}: ${text}` }
}
