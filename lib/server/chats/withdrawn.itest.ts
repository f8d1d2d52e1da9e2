import { afterEach, beforeEach, expect, it } from 'vitest'
import { chatRoom, feedRoom, type Room, userRoom } from '@/lib/contracts/rooms'
import { ChatClient } from '@/lib/testing/chat-client'
import { useTestDatabase } from '@/lib/testing/database'
import { joinLeague, type MadeLeague, makeLeague } from '@/lib/testing/factories'
import { feedClient } from '@/lib/testing/feed-client'
import { startLive, subscribe, type TestLive } from '@/lib/testing/live-server'

useTestDatabase()
let live: TestLive
let league: MadeLeague
beforeEach(async () => {
  live = await startLive()
  league = await makeLeague({ teams: 0 })
})
afterEach(() => live.close())

const replayed = async (cookie: string, room: Room) => {
  const answer = await subscribe(live.client(cookie), room, [0, 0])
  if (!answer.ok || answer.mode !== 'replay') throw new Error(`no replay of ${room}`)
  return JSON.stringify(answer.events)
}

it('what was deleted in a chat is in no replay, and neither is its quote', async () => {
  const ann = await ChatClient.of(league.owner)
  const ben = await ChatClient.of(await joinLeague(league, { role: 'manager' }))
  const channel = (await ann.channel()).id
  const direct = (await ann.open(ben.userId)).body.chat.id
  for (const chatId of [channel, direct]) {
    const message = await ann.say(chatId, 'A slip of the tongue')
    await ben.say(chatId, 'Really?', message.id)
    expect((await ann.delete(message)).status).toBe(200)
  }
  for (const room of [chatRoom(channel), chatRoom(direct), userRoom(ben.userId)]) {
    const events = await replayed(ben.cookie, room)
    expect(events).toContain('Really?')
    expect(events).not.toContain('slip of the tongue')
  }
})

it('what was deleted in a feed is in no replay, and with a post its comments', async () => {
  const owner = await feedClient(league.leagueId, league.owner)
  const ann = await feedClient(league.leagueId, await joinLeague(league, { role: 'manager' }))
  const { id } = (await owner.post('A slip of the tongue')).body.post
  await ann.comment(id, 'What a slip')
  const kept = (await owner.post('Kept')).body.post.id
  const { comment } = (await ann.comment(kept, 'Another slip')).body
  expect((await ann.removeComment(kept, comment.id)).status).toBe(200)
  expect((await owner.remove(id)).status).toBe(200)
  const events = await replayed(ann.cookie, feedRoom(league.leagueId))
  expect(events).toContain('Kept')
  expect(events).not.toContain('slip')
})
