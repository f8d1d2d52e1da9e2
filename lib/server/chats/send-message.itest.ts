import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { FOR_USER_HEADER } from '@/lib/contracts/endpoint'
import type { ChatMessageView } from '@/lib/contracts/views'
import { resetLimits } from '@/lib/server/auth/rate-limit'
import { inTransaction } from '@/lib/server/events/unit-of-work'
import type { RouteAnswer } from '@/lib/testing/call-route'
import { ChatClient } from '@/lib/testing/chat-client'
import { useTestDatabase } from '@/lib/testing/database'
import { joinLeague, makeLeague } from '@/lib/testing/factories'
import { someoneWaits } from '@/lib/testing/wait-for-lock'

const database = useTestDatabase()

let ann: ChatClient
let ben: ChatClient
let chatId: string
beforeAll(async () => {
  const league = await makeLeague({ teams: 1 })
  ann = await ChatClient.of(league.owner)
  ben = await ChatClient.of(league.teams[0]?.manager ?? league.owner)
  chatId = (await ann.channel()).id
})
beforeEach(async () => {
  resetLimits()
  await database().chatMessage.deleteMany()
  await database().chat.updateMany({ data: { lastSeq: 0 } })
  await database().chatReader.updateMany({ data: { readSeq: 0 } })
})

const messagesOf = async (who: ChatClient, query = ''): Promise<ChatMessageView[]> =>
  (await who.thread(chatId, query)).body.messages
const upTo = (last: number, first = 1) => Array.from({ length: last - first + 1 }, (_, n) => n + first)

describe('sending', () => {
  it('sends once, however often and under whatever key it is repeated', async () => {
    const clientId = randomUUID()
    const answers = await Promise.all(upTo(10).map(() => ann.send(chatId, 'Once', { clientId })))
    expect(answers.map(({ status }) => status)).toEqual(upTo(10).map(() => 200))
    expect(new Set(answers.map(({ body }) => body.message.id)).size).toBe(1)
    expect(await messagesOf(ben)).toMatchObject([
      { seq: 1, text: 'Once', clientId, replyTo: null, version: 0 },
    ])
    const told = await database().event.count({ where: { room: `chat:${chatId}`, type: 'chat_message' } })
    expect(told).toBe(1)
    // As the lost answer is asked for: the same key and the same words.
    const first = await ann.send(
      chatId,
      'Again',
      { clientId: (await ann.say(chatId, 'x')).clientId },
      clientId,
    )
    expect(first.body.message).toMatchObject({ seq: 2, text: 'x' })
    // The same clientId of another author is another message.
    expect((await ben.send(chatId, 'Mine', { clientId })).body.message).toMatchObject({
      seq: 3,
      text: 'Mine',
    })
  })

  it('sends nothing in the name of whoever has signed in since it was written', async () => {
    const meant = (userId: string) => ann.send(chatId, 'Mine', {}, undefined, { [FOR_USER_HEADER]: userId })
    expect(await meant(ben.userId)).toMatchObject({
      status: 401,
      body: { error: { code: 'unauthenticated' } },
    })
    expect(await messagesOf(ann)).toEqual([])
    expect((await meant(ann.userId)).status).toBe(200)
  })

  it('numbers the messages of many at once without a gap, each told once and in order', async () => {
    const texts = upTo(20).map((n) => `Message ${n}`)
    const from = Number(
      (await database().roomHead.findUnique({ where: { room: `chat:${chatId}` } }))?.seq ?? 0,
    )
    const answers = await Promise.all(texts.map((text, n) => (n % 2 ? ann : ben).send(chatId, text)))
    expect(answers.map(({ body }) => body.message.seq).sort((a, b) => a - b)).toEqual(upTo(20))
    const messages = await messagesOf(ann)
    expect(messages.map(({ seq }) => seq)).toEqual(upTo(20))
    expect(messages.map(({ text }) => text).sort()).toEqual(texts.sort())
    const events = await database().event.findMany({
      where: { room: `chat:${chatId}`, seq: { gt: from } },
      orderBy: { seq: 'asc' },
    })
    expect(events.map(({ data }) => (data as { message: ChatMessageView }).message.seq)).toEqual(upTo(20))
  })

  it('keeps what was typed: HTML is text, look-alikes are composed, lines and tabs stay', async () => {
    const html = '<img src=x onerror="alert(1)"> <b>bold</b> &amp; **md**'
    expect(await ann.say(chatId, html)).toMatchObject({ text: html })
    // An e with an accent put over it, and Å as the sign for Ångström.
    expect((await ann.say(chatId, ' Cafe\u0301 \u212B\r\n\tnext ')).text).toBe('Café Å\n\tnext')
    expect((await messagesOf(ben)).map(({ text }) => text)).toEqual([html, 'Café Å\n\tnext'])
    expect((await ann.say(chatId, 'x'.repeat(4_000))).text).toHaveLength(4_000)
  })

  it.each([
    ['4,001 characters', { text: 'x'.repeat(4_001) }],
    ['nothing', { text: '' }],
    ['blanks', { text: ' \n\t ' }],
    ['a control character', { text: 'a\u0007b' }],
    ['a null', { text: 'a\u0000b' }],
    ['half a surrogate', { text: 'a\ud800b' }],
    ['a clientId that is none', { text: 'x', clientId: 'mine' }],
    ['an answer to a message that does not exist', { text: 'x', replyToId: randomUUID() }],
    ['a field that is not there', { text: 'x', authorId: randomUUID() }],
  ])('refuses %s', async (_what, { text, ...more }) => {
    const answer = await ann.send(chatId, text, more as { clientId?: string })
    expect(answer.status).toBe(400)
    expect(answer.body.error.code).toBe('invalid_request')
    expect(await messagesOf(ann)).toEqual([])
  })

  it('refuses a flood, and loses nothing of what it took', async () => {
    const answers = await Promise.all(upTo(100).map((n) => ann.send(chatId, `Flood ${n}`)))
    const having = (code: number) => answers.filter(({ status }) => status === code)
    const refused = having(429)
    expect(refused).toHaveLength(40)
    expect(refused[0]?.body.error.details.retryAfterSeconds).toBeGreaterThan(0)
    // A machine that is busy may turn some away that the limit let through; it says so, and has not taken them.
    const accepted = having(200)
    expect(accepted.length + having(503).length).toBe(60)
    const kept = await messagesOf(ben, '?limit=100')
    expect(kept.map(({ seq }) => seq)).toEqual(upTo(accepted.length))
    expect(kept.map(({ id }) => id).sort()).toEqual(accepted.map(({ body }) => body.message.id).sort())
    // His own flood, nobody else's.
    expect((await ben.send(chatId, 'Quiet please')).status).toBe(200)
    expect((await ann.edit(kept[0] as ChatMessageView, 'x')).status).toBe(429)
    expect((await ann.delete(kept[0] as ChatMessageView)).status).toBe(429)
  })

  it('answers pages by number: the newest, the one before, and all that a tab has', async () => {
    for (let n = 1; n <= 12; n++) await (n % 2 ? ann : ben).say(chatId, `${n}`)
    const page = async (query: string) => {
      const { body } = await ann.thread(chatId, query)
      return [body.messages.map(({ seq }: ChatMessageView) => seq), body.hasMore]
    }
    expect(await page('?limit=5')).toEqual([upTo(12, 8), true])
    expect(await page('?limit=5&before=8')).toEqual([upTo(7, 3), true])
    expect(await page('?limit=5&before=3')).toEqual([[1, 2], false])
    expect(await page('?from=4&limit=2')).toEqual([upTo(12, 4), true])
    expect(await page('?from=1')).toEqual([upTo(12), false])
    for (const query of ['?before=0', '?from=x', '?limit=101', '?before=2147483648', '?after=3']) {
      expect((await ann.thread(chatId, query)).status, query).toBe(400)
    }
  })

  it('is for members alone', async () => {
    const stranger = await ChatClient.of((await makeLeague({ teams: 0 })).owner)
    const missing = await stranger.thread(randomUUID())
    expect(missing.status).toBe(404)
    const mine = await ann.say(chatId, 'Ours')
    for (const answer of [
      await stranger.thread(chatId),
      await stranger.send(chatId, 'x'),
      await stranger.read(chatId, 1),
      await stranger.edit(mine, 'x'),
      await stranger.delete(mine),
    ]) {
      expect([answer.status, answer.body]).toEqual([404, missing.body])
    }
    expect((await stranger.list()).map(({ id }) => id)).not.toContain(chatId)
  })

  it('takes nothing of a member whose removal overtakes it', async () => {
    const league = await makeLeague({ teams: 1 })
    const leaver = await ChatClient.of(league.teams[0]?.manager ?? league.owner)
    const channel = (await leaver.channel()).id
    const member = { leagueId_userId: { leagueId: league.leagueId, userId: leaver.userId } }
    let acts: Promise<RouteAnswer>[] = []
    const mine = await leaver.say(channel, 'Before')
    await inTransaction({ userId: null }, async ({ tx }) => {
      await tx.member.delete({ where: member })
      acts = [leaver.send(channel, 'x'), leaver.edit(mine, 'x'), leaver.delete(mine), leaver.read(channel, 1)]
      await someoneWaits(acts.length)
    })
    for (const answer of await Promise.all(acts)) expect(answer.status).toBe(404)
    expect(await database().chatMessage.findMany({ where: { chatId: channel } })).toMatchObject([
      { text: 'Before', version: 0 },
    ])
    expect((await leaver.thread(channel)).status).toBe(404)
  })

  it('shows a newcomer what was said before, as read', async () => {
    const league = await makeLeague({ teams: 0 })
    const owner = await ChatClient.of(league.owner)
    const channel = (await owner.channel()).id
    await owner.say(channel, 'Before you came')
    const newcomer = await ChatClient.of(await joinLeague(league, { role: 'spectator' }))
    expect(await newcomer.channel()).toMatchObject({ lastSeq: 1, readSeq: 1 })
    expect((await newcomer.thread(channel)).body.messages).toMatchObject([{ text: 'Before you came' }])
    await owner.say(channel, 'After')
    expect(await newcomer.channel()).toMatchObject({ lastSeq: 2, readSeq: 1 })
  })
})
