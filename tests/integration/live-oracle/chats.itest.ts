import { expect, it } from 'vitest'
import { GET as getChat } from '@/app/api/chats/[chatId]/route'
import { GET as listChats } from '@/app/api/chats/route'
import { chatRules } from '@/hooks/chats/chat-rules'
import { chatsRules } from '@/hooks/chats/chats-rules'
import type { ChatMessageView } from '@/lib/contracts/views'
import { acceptInvite } from '@/lib/server/leagues/commands/accept-invite'
import { createInvite } from '@/lib/server/leagues/commands/create-invite'
import { removeMember } from '@/lib/server/leagues/commands/remove-member'
import { ChatClient } from '@/lib/testing/chat-client'
import { useTestDatabase } from '@/lib/testing/database'
import { actOn, joinLeague, makeLeague } from '@/lib/testing/factories'
import { lookOn, type OraclePage, seenByAll } from '@/lib/testing/oracle'

const database = useTestDatabase()

it('stale chats and the events equal a fresh read, whatever is said, changed, read or ended', {
  timeout: 60_000,
}, async () => {
  const league = await makeLeague({ teams: 0 })
  const join = (name: string) => joinLeague(league, { role: 'manager', person: { name } })
  const [annPerson, benPerson, carlPerson] = [await join('Ann'), await join('Ben'), await join('Carl')]
  const [ann, ben, carl] = [
    await ChatClient.of(annPerson),
    await ChatClient.of(benPerson),
    await ChatClient.of(carlPerson),
  ]
  const channel = (await ann.channel()).id
  const direct: string = (await ann.open(ben.userId)).body.chat.id
  const page = (name: string, chatId: string): OraclePage => ({
    name,
    handler: getChat,
    request: { params: { chatId } },
    rules: chatRules as never,
  })
  const list = { name: 'list', handler: listChats, request: {}, rules: chatsRules as never }
  const pages = [list, page('channel', channel), page('direct', direct)]
  const talking = [await lookOn(annPerson, pages), await lookOn(benPerson, pages)]
  const onlookers = [...talking, await lookOn(carlPerson, [list, page('channel', channel)])]

  const said: Record<string, ChatMessageView> = {}
  const say = (name: string, who: ChatClient, chatId: string, to?: string) => async () => {
    said[name] = await who.say(chatId, `${name} is said`, to ? said[to]?.id : null)
  }
  const message = (name: string) => said[name] as ChatMessageView
  const acts: Record<string, () => Promise<unknown>> = {
    'the first message': say('1', ann, channel),
    'an answer': say('2', ben, channel, '1'),
    'an edit of what is quoted': () => ann.edit(message('1'), 'Put otherwise'),
    'its deletion': () => ann.delete(message('1')),
    'many at once': () => Promise.all([ann, ben, carl].map((who) => who.say(channel, 'At once'))),
    'a mark': () => carl.read(channel, 4),
    'a direct message': say('d1', ann, direct),
    'a direct answer': say('d2', ben, direct, 'd1'),
    'a receipt': () => ann.read(direct, 2),
    'a direct edit': () => ben.edit(message('d2'), 'No'),
    'the newest deleted': () => ben.delete(message('d2')),
  }
  const table: Record<string, string[][]> = {}
  const run = async (name: string, act: () => Promise<unknown>, who = onlookers) => {
    table[name] = (await seenByAll(who, act)).map(({ whole }) => whole)
  }
  for (const [name, act] of Object.entries(acts)) await run(name, act)
  // All of it by the events alone, with no read.
  for (const [name, whole] of Object.entries(table)) {
    expect(whole, name).toEqual([
      ['list', 'channel', 'direct'],
      ['list', 'channel', 'direct'],
      ['list', 'channel'],
    ])
  }

  const lists = [await lookOn(annPerson, [list]), await lookOn(benPerson, [list])]
  await run('a chat is opened', () => carl.open(ann.userId), [lists[0] as never])
  expect(table['a chat is opened']).toEqual([['list']])
  await run('a block', () => actOn(ann.userId, ben.userId, 'block'), lists)
  await run('its end', () => actOn(ann.userId, ben.userId, 'unblock'), lists)
  const member = await database().member.findFirstOrThrow({ where: { userId: ben.userId } })
  const invite = { role: 'manager' as const, teamId: null, maxUses: 1, days: 1 }
  const { code } = await createInvite(league.scope, invite)
  await run('a removal', () => removeMember(league.scope, member.id), lists.slice(0, 1))
  expect((await ann.list()).map(({ name }) => name)).toEqual(['Test League', 'Carl'])
  await run('a return', () => acceptInvite(ben, code), lists.slice(0, 1))
  expect((await ann.list()).map(({ name }) => name)).toEqual(['Test League', 'Ben', 'Carl'])
  expect([table['a removal'], table['a return']]).toEqual([[['list']], [['list']]])
})
