import { expect, it } from 'vitest'
import { chatRoom, type Room, userRoom } from '@/lib/contracts/rooms'
import { event } from '../live/testing'
import { messageToast } from './message-toast'
import { ann, channelId, message } from './testing'

const told = (
  over: Parameters<typeof message>[1] = {},
  change: 'sent' | 'edited' = 'sent',
  room: Room = userRoom(ann.userId),
) =>
  messageToast(
    { ...event('chat_message', { message: message(1, over), change }), room },
    ann.userId,
    (chatId) => chatId === channelId,
  )

it('tells a direct message, on one line and cut short between characters', () => {
  expect(told({ text: 'Two\nlines' })).toEqual({
    id: `message/${message(1).id}`,
    kind: 'info',
    text: 'Bob: Two lines',
  })
  expect(told({ text: '👍'.repeat(90) })?.text).toBe(`Bob: ${'👍'.repeat(80)}…`)
})

it('tells nothing of what I wrote, look at, or know; and nothing of channels', () => {
  expect([
    told({ author: ann }),
    told({ chatId: channelId }),
    told({}, 'edited'),
    told({}, 'sent', chatRoom(channelId)),
  ]).toEqual([null, null, null, null])
})
