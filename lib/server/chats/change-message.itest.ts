import { beforeEach, describe, expect, it } from 'vitest'
import { paths } from '@/lib/contracts/paths'
import type { ChatMessageView } from '@/lib/contracts/views'
import { QUOTE_LENGTH } from '@/lib/domain/chat/quote'
import { ChatClient } from '@/lib/testing/chat-client'
import { useTestDatabase } from '@/lib/testing/database'
import { joinLeague, type MadeLeague, makeLeague } from '@/lib/testing/factories'
import { removeMember } from '../leagues/commands/remove-member'

const database = useTestDatabase()

let league: MadeLeague
let owner: ChatClient
let ann: ChatClient
let ben: ChatClient
let chatId: string
beforeEach(async () => {
  league = await makeLeague({ teams: 0, name: 'Sunday League' })
  owner = await ChatClient.of(league.owner)
  ann = await ChatClient.of(await joinLeague(league, { role: 'manager', person: { name: 'Ann' } }))
  ben = await ChatClient.of(await joinLeague(league, { role: 'manager', person: { name: 'Ben' } }))
  chatId = (await owner.channel()).id
})

const messagesOf = async (who: ChatClient): Promise<ChatMessageView[]> =>
  (await who.thread(chatId)).body.messages
const toldLast = async () =>
  (await database().event.findFirst({ where: { room: `chat:${chatId}` }, orderBy: { seq: 'desc' } }))?.data

describe('editing', () => {
  it('changes the text for everyone and says so', async () => {
    const sent = await ann.say(chatId, 'Helo')
    const { body } = await ann.edit(sent, 'Hello')
    expect(body.message).toMatchObject({ seq: 1, text: 'Hello', version: 1, editedAt: expect.any(String) })
    expect(await messagesOf(ben)).toEqual([body.message])
    expect(await toldLast()).toEqual({ message: body.message, change: 'edited' })
    expect((await ben.channel()).lastMessage).toEqual(body.message)
  })

  it('with the same text changes and tells nothing', async () => {
    const sent = await ann.say(chatId, 'Hello')
    const events = await database().event.count()
    expect((await ann.edit(sent, ' Hello ')).body.message).toEqual(sent)
    expect(await database().event.count()).toBe(events)
  })

  it('is for the author alone, and for what is there', async () => {
    const sent = await ann.say(chatId, 'Mine')
    for (const other of [ben, owner])
      expect((await other.edit(sent, 'Yours')).body.error.code).toBe('forbidden')
    const elsewhere = await ChatClient.of((await makeLeague({ teams: 0 })).owner)
    const foreign = (await elsewhere.channel()).id
    expect((await elsewhere.edit({ ...sent, chatId: foreign }, 'x')).status).toBe(404)
    expect((await elsewhere.delete({ ...sent, chatId: foreign })).status).toBe(404)
    await ann.delete(sent)
    expect((await ann.edit(sent, 'Back')).body.error.code).toBe('conflict')
    expect((await ann.edit(sent, '')).status).toBe(400)
    expect(await messagesOf(ben)).toMatchObject([{ text: '' }])
  })
})

describe('deleting', () => {
  it('empties the message and leaves its place, numbers and counts', async () => {
    const [first] = [await ann.say(chatId, 'Regrettable'), await ann.say(chatId, 'Fine')]
    const { body } = await ann.delete(first)
    expect(body.message).toMatchObject({ seq: 1, text: '', version: 1, deletedAt: expect.any(String) })
    expect(await toldLast()).toEqual({ message: body.message, change: 'deleted' })
    expect((await messagesOf(ben)).map(({ seq, text }) => [seq, text])).toEqual([
      [1, ''],
      [2, 'Fine'],
    ])
    expect(await ben.channel()).toMatchObject({ lastSeq: 2, readSeq: 0 })
    expect((await ann.say(chatId, 'Next')).seq).toBe(3)
    const events = await database().event.count()
    expect((await ann.delete(first)).body.message).toEqual(body.message)
    expect(await database().event.count()).toBe(events)
    // Nor is it kept anywhere that the app reads from.
    expect(await database().chatMessage.count({ where: { text: { contains: 'Regrettable' } } })).toBe(0)
  })

  it('is for the author and, in the channel, for a commissioner, which is recorded', async () => {
    const sent = await ann.say(chatId, 'Rude')
    expect((await ben.delete(sent)).body.error.code).toBe('forbidden')
    expect((await owner.delete(sent)).body.message).toMatchObject({ text: '', author: { name: 'Ann' } })
    expect(await database().auditEntry.findFirst({ where: { action: 'chat.delete' } })).toMatchObject({
      actorId: owner.userId,
      subjectId: sent.id,
      leagueId: league.leagueId,
    })
    const { id } = (await owner.open(ann.userId)).body.chat
    const direct = await ann.say(id, 'Between us')
    expect((await owner.delete(direct)).body.error.code).toBe('forbidden')
  })

  it('at the same moment by author and commissioner happens once', async () => {
    const sent = await ann.say(chatId, 'Gone twice')
    const answers = await Promise.all([ann.delete(sent), owner.delete(sent), ann.delete(sent)])
    expect(answers.map(({ body }) => body.message.version)).toEqual([1, 1, 1])
  })
})

describe('answering', () => {
  it('quotes short, follows an edit, and shows nothing of what was deleted', async () => {
    const text = `First **line**\n${'long '.repeat(100)}`
    const asked = await ann.say(chatId, text)
    const answer = await ben.say(chatId, 'Yes', asked.id)
    expect(answer.replyTo).toMatchObject({ id: asked.id, seq: 1, authorName: 'Ann' })
    expect(answer.replyTo?.text).toMatch(/^First line long .*…$/)
    expect(answer.replyTo?.text).toHaveLength(QUOTE_LENGTH)
    await ann.edit(asked, 'Short')
    expect((await messagesOf(owner))[1]?.replyTo?.text).toBe('Short')
    await ann.delete(asked)
    expect((await messagesOf(owner))[1]).toMatchObject({ text: 'Yes', replyTo: { id: asked.id, text: '' } })
    const late = await owner.say(chatId, 'To what?', asked.id)
    expect(late.replyTo?.text).toBe('')
  })

  it('takes no message of another chat', async () => {
    const { id } = (await ann.open(ben.userId)).body.chat
    const secret = await ann.say(id, 'Secret')
    const answer = await owner.send(chatId, 'Leak?', { replyToId: secret.id })
    expect(answer.body.error.code).toBe('invalid_request')
    expect(JSON.stringify(answer.body)).not.toContain('Secret')
  })

  it('puts it into the inbox of whoever is answered, if he is another and still in the league', async () => {
    const inbox = () =>
      database().notification.findMany({
        where: { leagueId: league.leagueId },
        select: { userId: true, kind: true, text: true, href: true },
      })
    const asked = await ann.say(chatId, 'Who trades?')
    await ann.say(chatId, 'I do', asked.id)
    expect(await inbox()).toEqual([])
    const { clientId } = await ben.say(chatId, 'Me', asked.id)
    await ben.send(chatId, 'Me', { clientId, replyToId: asked.id })
    expect(await inbox()).toEqual([
      {
        userId: ann.userId,
        kind: 'chat_reply',
        text: 'Ben answered your message in Sunday League.',
        href: paths.chat(league.slug, chatId),
      },
    ])
    const { id } = (await ann.open(ben.userId)).body.chat
    await ben.say(id, 'Directly', (await ann.say(id, 'You?')).id)
    const member = await database().member.findFirstOrThrow({ where: { userId: ann.userId } })
    await removeMember(league.scope, member.id)
    await database().notification.deleteMany()
    await ben.say(chatId, 'Too late', asked.id)
    expect(await inbox()).toEqual([])
  })
})
