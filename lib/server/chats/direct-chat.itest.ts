import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import type { ChatView } from '@/lib/contracts/views'
import { inTransaction } from '@/lib/server/events/unit-of-work'
import { pairKey } from '@/lib/server/people/talk'
import { ChatClient } from '@/lib/testing/chat-client'
import { useTestDatabase } from '@/lib/testing/database'
import { actOn, joinLeague, type MadeLeague, makeConnected, makeLeague } from '@/lib/testing/factories'
import { someoneWaits } from '@/lib/testing/wait-for-lock'
import { acceptInvite } from '../leagues/commands/accept-invite'
import { createInvite } from '../leagues/commands/create-invite'
import { removeMember } from '../leagues/commands/remove-member'
import { changeConnection } from '../people/commands/change-connection'

const database = useTestDatabase()

let league: MadeLeague
let ann: ChatClient
let ben: ChatClient
beforeEach(async () => {
  league = await makeLeague({ teams: 0 })
  ann = await ChatClient.of(await joinLeague(league, { role: 'manager', person: { name: 'Ann' } }))
  ben = await ChatClient.of(await joinLeague(league, { role: 'manager', person: { name: 'Ben' } }))
})

const memberOf = async ({ userId }: ChatClient) =>
  (await database().member.findFirstOrThrow({ where: { userId, leagueId: league.leagueId } })).id
const open = async (): Promise<string> => (await ann.open(ben.userId)).body.chat.id
const isListed = async (who: ChatClient, chatId: string) => (await who.list()).some(({ id }) => id === chatId)
const toldLast = async ({ userId }: ChatClient, type = 'chat_update') =>
  (await database().event.findFirst({ where: { room: `user:${userId}`, type }, orderBy: { seq: 'desc' } }))
    ?.data as { chat: ChatView; gone: boolean } | undefined

describe('a direct chat', () => {
  it('between league mates is one for both, and each is told it as he sees it', async () => {
    const { body, status } = await ann.open(ben.userId)
    expect(status).toBe(200)
    expect(body.chat).toEqual({
      id: expect.any(String),
      kind: 'direct',
      leagueId: null,
      name: 'Ben',
      other: { userId: ben.userId, name: 'Ben' },
      lastMessage: null,
      lastSeq: 0,
      readSeq: 0,
      otherReadSeq: 0,
    })
    expect(await toldLast(ann)).toEqual({ chat: body.chat, gone: false })
    expect(await toldLast(ben)).toMatchObject({ chat: { id: body.chat.id, name: 'Ann' }, gone: false })
    expect((await ben.open(ann.userId)).body.chat).toMatchObject({ id: body.chat.id, name: 'Ann' })
    const message = await ann.say(body.chat.id, 'Hello')
    const bens = (await ben.list()).find(({ kind }) => kind === 'direct')
    expect(bens).toMatchObject({ lastMessage: message, lastSeq: 1, readSeq: 0, otherReadSeq: 1 })
    // The first message brings the whole chat to whoever has not opened it.
    expect(await toldLast(ben)).toEqual({ chat: bens, gone: false })
    for (const who of [ann, ben]) {
      expect(await toldLast(who, 'chat_message')).toEqual({ message, change: 'sent' })
    }
  })

  it('is the same one by ids in capitals, and is told in its room', async () => {
    const chatId = await open()
    const opened = await Promise.all([ann.open(ben.userId.toUpperCase()), ben.open(ann.userId.toUpperCase())])
    expect(opened.map(({ status, body }) => [status, body.chat?.id])).toEqual([
      [200, chatId],
      [200, chatId],
    ])
    expect((await ann.send(chatId.toUpperCase(), 'Hello')).status).toBe(200)
    expect(await database().event.count({ where: { room: `chat:${chatId}`, type: 'chat_message' } })).toBe(1)
  })

  it('is one when both open it at the same moment', async () => {
    for (let time = 0; time < 5; time++) {
      await database().chat.deleteMany({ where: { kind: 'direct' } })
      const answers = await Promise.all(
        [ann, ben, ann, ben].map((who) => who.open((who === ann ? ben : ann).userId)),
      )
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200])
      expect(new Set(answers.map(({ body }) => body.chat.id)).size).toBe(1)
    }
    expect(await database().chatReader.count({ where: { chat: { kind: 'direct' } } })).toBe(2)
  })

  it('is refused with strangers, nobody and oneself, all in the same words', async () => {
    const stranger = (await makeLeague({ teams: 0 })).owner
    const refusals = [
      await ann.open(stranger.userId),
      await ann.open(randomUUID()),
      await ann.open(ann.userId),
    ]
    for (const { status, body } of refusals) expect([status, body]).toEqual([404, refusals[0]?.body])
    expect((await ann.open('Ben')).status).toBe(400)
    await makeConnected(ann.userId, stranger.userId)
    expect((await ann.open(stranger.userId)).status).toBe(200)
  })

  it('is nobody else’s, the commissioner’s neither', async () => {
    const chatId = await open()
    const message = await ann.say(chatId, 'Between us')
    const owner = await ChatClient.of(league.owner)
    for (const answer of [
      await owner.thread(chatId),
      await owner.send(chatId, 'x'),
      await owner.read(chatId, 1),
      await owner.delete(message),
    ]) {
      expect(answer.status).toBe(404)
    }
    expect(await isListed(owner, chatId)).toBe(false)
  })

  it('is gone for both while one blocks the other, and as it was after', async () => {
    const chatId = await open()
    const message = await ann.say(chatId, 'Hello')
    await actOn(ben.userId, ann.userId, 'block')
    const missing = await ann.thread(randomUUID())
    for (const [who, other] of [
      [ann, ben],
      [ben, ann],
    ] as const) {
      for (const answer of [
        await who.thread(chatId),
        await who.send(chatId, 'x'),
        await who.read(chatId, 1),
        await who.edit(message, 'x'),
        await who.delete(message),
        await who.open(other.userId),
      ]) {
        expect([answer.status, answer.body]).toEqual([404, missing.body])
      }
      expect(await isListed(who, chatId)).toBe(false)
    }
    await actOn(ben.userId, ann.userId, 'unblock')
    expect((await ben.open(ann.userId)).body.chat).toMatchObject({ id: chatId, lastSeq: 1, readSeq: 0 })
    expect((await ben.thread(chatId)).body.messages).toEqual([message])
    expect((await ann.send(chatId, 'Friends?')).body.message.seq).toBe(2)
    expect(await isListed(ben, chatId)).toBe(true)
  })

  it('is gone when the last league that they share is, told to both, and back with the next', async () => {
    const chatId = await open()
    await ann.say(chatId, 'Hello')
    const other = await makeLeague({ teams: 0, owner: league.owner })
    await removeMember(league.scope, await memberOf(ben))
    expect((await ann.send(chatId, 'x')).status).toBe(404)
    expect(await isListed(ann, chatId)).toBe(false)
    for (const who of [ann, ben]) {
      expect(await toldLast(who)).toMatchObject({ chat: { id: chatId, lastMessage: null }, gone: true })
    }
    await makeConnected(ann.userId, ben.userId)
    expect((await ann.send(chatId, 'Connected')).status).toBe(200)
    await actOn(ann.userId, ben.userId, 'remove')
    expect((await ann.send(chatId, 'x')).status).toBe(404)
    for (const { userId } of [ann, ben]) {
      await database().member.create({
        data: { id: randomUUID(), leagueId: other.leagueId, userId, role: 'spectator' },
      })
    }
    expect((await ann.send(chatId, 'Back')).body.message.seq).toBe(3)
  })

  it('is told to be gone also when the two leave its last two leagues at the same moment', async () => {
    const chatId = await open()
    // Five times: a race that is there shows in most of them, not in each.
    for (let time = 0; time < 5; time++) {
      const leagues = [await makeLeague({ teams: 0 }), await makeLeague({ teams: 0 })] as const
      const members = []
      for (const { leagueId } of leagues) {
        for (const { userId } of [ann, ben]) {
          members.push({ id: randomUUID(), leagueId, userId, role: 'spectator' })
        }
      }
      await database().member.deleteMany({ where: { userId: { in: [ann.userId, ben.userId] } } })
      await database().member.createMany({ data: members })
      const [annsInFirst, , , bensInSecond] = members
      await Promise.all([
        removeMember(leagues[0].scope, annsInFirst?.id ?? ''),
        removeMember(leagues[1].scope, bensInSecond?.id ?? ''),
      ])
      for (const who of [ann, ben])
        expect(await toldLast(who)).toMatchObject({ chat: { id: chatId }, gone: true })
      await database().event.deleteMany({ where: { type: 'chat_update' } })
    }
  })

  it('comes back by an invite, which tells both', async () => {
    const chatId = await open()
    await removeMember(league.scope, await memberOf(ben))
    expect(await toldLast(ann)).toMatchObject({ gone: true })
    const invite = await createInvite(league.scope, { role: 'manager', teamId: null, maxUses: 1, days: 1 })
    await acceptInvite(ben, invite.code)
    for (const who of [ann, ben])
      expect(await toldLast(who)).toMatchObject({ chat: { id: chatId }, gone: false })
    expect(await isListed(ann, chatId)).toBe(true)
  })

  it('takes no message that a block or a removal overtakes', async () => {
    const chatId = await open()
    const overtakes = async (change: Parameters<typeof inTransaction<void>>[1]) => {
      let sending: ReturnType<ChatClient['send']> | undefined
      await inTransaction({ userId: null }, async (uow) => {
        await change(uow)
        sending = ann.send(chatId, 'In time?')
        await someoneWaits()
      })
      expect((await sending)?.status).toBe(404)
      expect(await database().chatMessage.count({ where: { chatId } })).toBe(0)
    }
    await overtakes(async (uow) => void (await changeConnection(uow, ben.userId, ann.userId, 'block')))
    await actOn(ben.userId, ann.userId, 'unblock')
    const memberId = await memberOf(ben)
    await overtakes(async ({ tx }) => void (await tx.member.delete({ where: { id: memberId } })))
  })

  it('is not opened by who is blocked at that moment for the first time', async () => {
    let opening: ReturnType<ChatClient['open']> | undefined
    await inTransaction({ userId: null }, async (uow) => {
      await changeConnection(uow, ben.userId, ann.userId, 'block')
      opening = ann.open(ben.userId)
      await someoneWaits()
    })
    expect((await opening)?.status).toBe(404)
    expect(await database().chat.count({ where: { pairKey: pairKey(ann.userId, ben.userId) } })).toBe(0)
  })

  it('is listed after the channels, the one spoken in last first', async () => {
    const carl = await ChatClient.of(await joinLeague(league, { role: 'manager', person: { name: 'Carl' } }))
    const dora = await ChatClient.of(await joinLeague(league, { role: 'manager', person: { name: 'Dora' } }))
    const [toBen, toCarl] = [await open(), (await ann.open(carl.userId)).body.chat.id]
    await ann.open(dora.userId)
    await carl.say(toCarl, '1')
    await ben.say(toBen, '2')
    const names = async () => (await ann.list()).map(({ name }) => name)
    expect(await names()).toEqual(['Test League', 'Ben', 'Carl', 'Dora'])
    await ann.say(toCarl, '3')
    expect(await names()).toEqual(['Test League', 'Carl', 'Ben', 'Dora'])
  })
})
