import { beforeEach, describe, expect, it } from 'vitest'
import { ChatClient } from '@/lib/testing/chat-client'
import { useTestDatabase } from '@/lib/testing/database'
import { makeLeague } from '@/lib/testing/factories'

const database = useTestDatabase()

let ann: ChatClient
let ben: ChatClient
let channel: string
let direct: string
beforeEach(async () => {
  const league = await makeLeague({ teams: 2 })
  const [first, second] = league.teams.map(({ manager }) => manager)
  ann = await ChatClient.of(first ?? league.owner)
  ben = await ChatClient.of(second ?? league.owner)
  channel = (await ann.channel()).id
  direct = (await ann.open(ben.userId)).body.chat.id
})

const unread = async (who: ChatClient) =>
  Object.fromEntries((await who.list()).map(({ kind, lastSeq, readSeq }) => [kind, lastSeq - readSeq]))
const receipts = async (room: string) =>
  (await database().event.findMany({ where: { room, type: 'chat_read' }, orderBy: { seq: 'asc' } })).map(
    ({ data }) => data,
  )

describe('unread', () => {
  it('is exact after each act', async () => {
    expect([await unread(ann), await unread(ben)]).toEqual([
      { league: 0, direct: 0 },
      { league: 0, direct: 0 },
    ])
    await ann.say(channel, '1')
    const second = await ann.say(channel, '2')
    await ann.say(direct, '1')
    expect(await unread(ann)).toEqual({ league: 0, direct: 0 })
    expect(await unread(ben)).toEqual({ league: 2, direct: 1 })
    expect((await ben.read(channel, 1)).body).toEqual({ readSeq: 1 })
    expect(await unread(ben)).toEqual({ league: 1, direct: 1 })
    await ann.delete(second)
    await ann.say(channel, '3')
    expect(await unread(ben)).toEqual({ league: 2, direct: 1 })
    // Whoever writes has read what stands above.
    await ben.say(channel, '4')
    expect(await unread(ben)).toEqual({ league: 0, direct: 1 })
    expect(await unread(ann)).toEqual({ league: 1, direct: 0 })
    await ben.read(direct, 1)
    expect(await unread(ben)).toEqual({ league: 0, direct: 0 })
  })

  it('never goes back, nor beyond the newest message', async () => {
    for (const text of ['1', '2', '3']) await ann.say(channel, text)
    expect((await ben.read(channel, 2)).body).toEqual({ readSeq: 2 })
    expect((await ben.read(channel, 1)).body).toEqual({ readSeq: 2 })
    expect((await ben.read(channel, 99)).body).toEqual({ readSeq: 3 })
    expect((await ben.read(channel, 2_147_483_647)).body).toEqual({ readSeq: 3 })
    for (const seq of [-1, 1.5, 2_147_483_648]) expect((await ben.read(channel, seq)).status).toBe(400)
    await ann.say(channel, '4')
    expect((await ben.thread(channel)).body.chat).toMatchObject({ lastSeq: 4, readSeq: 3 })
    const seqs = (await receipts(`user:${ben.userId}`)).map((data) => (data as { seq: number }).seq)
    expect(seqs).toEqual([2, 3])
  })

  it('is right when marks come all at once', async () => {
    for (const text of ['1', '2', '3', '4', '5']) await ann.say(channel, text)
    await Promise.all([3, 1, 5, 2, 4].map((seq) => ben.read(channel, seq)))
    expect(await unread(ben)).toMatchObject({ league: 0 })
    const seqs = (await receipts(`user:${ben.userId}`)).map((data) => (data as { seq: number }).seq)
    expect(seqs).toEqual([...seqs].sort())
    expect(seqs.at(-1)).toBe(5)
  })

  it('tells of a channel the reader alone, of a direct chat both', async () => {
    await ann.say(channel, '1')
    await ben.read(channel, 1)
    expect(await receipts(`chat:${channel}`)).toEqual([])
    await ann.say(direct, '1')
    await ben.read(direct, 1)
    const seen = { chatId: direct, userId: ben.userId, seq: 1 }
    for (const room of [`chat:${direct}`, `user:${ann.userId}`, `user:${ben.userId}`]) {
      expect(await receipts(room), room).toContainEqual(seen)
    }
    const hers = (await ann.list()).find(({ kind }) => kind === 'direct')
    expect(hers).toMatchObject({ otherReadSeq: 1, readSeq: 1, lastSeq: 1 })
    expect((await ben.channel()).otherReadSeq).toBe(null)
  })
})
