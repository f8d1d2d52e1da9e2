import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { FeedSubject } from '@/lib/contracts/views'
import { newId } from '@/lib/platform/ids'
import { resetLimits, takeTry } from '@/lib/server/auth/rate-limit'
import { inTransaction } from '@/lib/server/events/unit-of-work'
import { enterLeague } from '@/lib/server/leagues/access'
import { removeMember } from '@/lib/server/leagues/commands/remove-member'
import { useTestDatabase } from '@/lib/testing/database'
import { joinLeague, type MadeLeague, makeLeague, makeUser } from '@/lib/testing/factories'
import { type FeedClient, feedClient } from '@/lib/testing/feed-client'
import { createPost } from './commands/create-post'
import { tellFeed } from './commands/tell'

const db = useTestDatabase()
let league: MadeLeague
let owner: FeedClient
let ann: FeedClient
let sam: FeedClient
beforeAll(async () => {
  league = await makeLeague({ teams: 1 })
  owner = await feedClient(league.leagueId, league.owner)
  ann = await feedClient(league.leagueId, await joinLeague(league, { role: 'manager' }))
  sam = await feedClient(league.leagueId, await joinLeague(league, { role: 'spectator' }))
})
beforeEach(() => resetLimits())

const texts = (answer: { body: { posts: { text: string }[] } }) => answer.body.posts.map(({ text }) => text)
const events = (postId: string) =>
  db().event.findMany({
    where: { room: `feed:${league.leagueId}`, data: { path: ['post', 'id'], equals: postId } },
    orderBy: { seq: 'asc' },
  })
const subject: FeedSubject = {
  kind: 'refunds',
  roundId: newId(),
  roundName: 'One',
  currencyId: newId(),
  awards: [],
  count: 0,
  total: '0',
}

describe('posting', () => {
  it('stores what was typed as text, HTML and all, and shows it to every member', async () => {
    const typed = '<img src=x onerror=alert(1)> **bold** “ä”\r\n```\n<script>\n```  '
    const kept = '<img src=x onerror=alert(1)> **bold** “ä”\n```\n<script>\n```'
    const { status, body } = await sam.post(typed)
    expect(status).toBe(200)
    expect(body.post).toMatchObject({
      author: { userId: sam.person.userId, name: sam.person.name },
      text: kept,
      version: 0,
      commentCount: 0,
      reactions: [],
    })
    expect((await owner.feed()).body.posts[0]).toEqual(body.post)
    const row = await db().feedPost.findUniqueOrThrow({ where: { id: body.post.id } })
    expect(row).toMatchObject({
      text: kept,
      authorId: sam.person.userId,
      leagueId: league.leagueId,
      subject: null,
    })
    expect(await events(row.id)).toMatchObject([
      { type: 'feed_post', actorId: sam.person.userId, data: { post: body.post, change: 'posted' } },
    ])
  })

  it('has one effect under one key', async () => {
    const key = newId()
    const answers = await Promise.all([1, 2, 3].map(() => ann.post('Once only', key)))
    const again = await ann.post('Once only', key)
    expect(again.status).toBe(200)
    for (const { body } of answers.filter(({ status }) => status === 200)) expect(body).toEqual(again.body)
    expect(await db().feedPost.count({ where: { text: 'Once only' } })).toBe(1)
  })

  it.each([
    ['nothing', ' \n\t ', 'Write something first.'],
    ['too much', 'x'.repeat(5_001), 'At most 5,000 characters.'],
    ['control characters', 'a\u0000b', 'Control characters are not allowed here.'],
  ])('refuses %s', async (_, text, message) => {
    const { status, body } = await ann.post(text)
    expect(status).toBe(400)
    expect(body.error.message).toContain(message)
    expect((await ann.post('x'.repeat(5_000))).status).toBe(200)
  })

  it('slows a flood down and lets a busy evening pass', async () => {
    const answers = []
    for (let n = 0; n < 31; n++) answers.push((await ann.post(`Post ${n}`)).status)
    expect(answers).toEqual([...Array.from({ length: 30 }, () => 200), 429])
    expect((await sam.post('Another person')).status).toBe(200)
  })

  it('is counted with every other way to write, and so is every tap', async () => {
    const { id } = (await ann.post('Mine')).body.post
    const comment = (await ann.comment(id, 'Mine')).body.comment.id
    resetLimits()
    for (let n = 0; n < 30; n++) await takeTry('feed:write', ann.person.userId)
    for (let n = 0; n < 120; n++) await takeTry('feed:tap', ann.person.userId)
    const acts = [
      ann.edit(id, 'x'),
      ann.comment(id, 'x'),
      ann.editComment(id, comment, 'x'),
      ann.react(id, '👍'),
      ann.removeComment(id, comment),
      ann.remove(id),
    ]
    for (const answer of await Promise.all(acts)) expect(answer.status).toBe(429)
    expect((await ann.open(id)).body).toMatchObject({ post: { version: 1 }, comments: [{ version: 0 }] })
  })
})

describe('editing and deleting', () => {
  it('is for its author, and raises the version', async () => {
    const { id } = (await ann.post('Frist')).body.post
    expect((await owner.edit(id, 'Mine now')).body.error.code).toBe('forbidden')
    const edited = (await ann.edit(id, 'First')).body.post
    expect(edited).toMatchObject({ text: 'First', version: 1, editedAt: expect.any(String) })
    expect((await ann.edit(id, ' First ')).body.post).toEqual(edited)
    expect((await events(id)).map(({ data }) => (data as { change: string }).change)).toEqual([
      'posted',
      'edited',
    ])
  })

  it('takes a deleted post out of lists and addresses, and its text out of the table', async () => {
    const { id } = (await ann.post('Regret')).body.post
    expect((await sam.remove(id)).body.error.code).toBe('forbidden')
    const gone = (await ann.remove(id)).body.post
    expect(gone).toMatchObject({ text: '', version: 1, deletedAt: expect.any(String) })
    expect((await owner.feed()).body.posts.map((post: { id: string }) => post.id)).not.toContain(id)
    for (const answer of [
      await owner.open(id),
      await ann.edit(id, 'Back'),
      await ann.remove(id),
      await sam.react(id, '👍'),
      await sam.comment(id, 'Too late'),
    ]) {
      expect(answer.status).toBe(404)
    }
    expect(await db().feedPost.findUnique({ where: { id } })).toMatchObject({ text: '' })
    expect(await db().auditEntry.count({ where: { subjectId: id } })).toBe(0)
  })

  it('keeps in the audit log what a commissioner deletes of another', async () => {
    const { id } = (await ann.post('Rude')).body.post
    expect((await owner.remove(id)).status).toBe(200)
    expect(await db().auditEntry.findMany({ where: { subjectId: id } })).toMatchObject([
      {
        actorId: league.owner.userId,
        action: 'feed.delete_post',
        summary: `Deleted a post by ${ann.person.name}`,
      },
    ])
  })

  it('leaves alone what Gavel wrote', async () => {
    const { id } = await inTransaction({ userId: null }, (uow) => tellFeed(uow, league.leagueId, subject))
    expect((await owner.edit(id, 'Fake news')).body.error.code).toBe('forbidden')
    expect((await owner.remove(id)).body.error.code).toBe('forbidden')
    expect((await ann.open(id)).body.post).toMatchObject({ author: null, subject, version: 0 })
  })
})

describe('reading', () => {
  it('goes back by pages without a hole, and again over all that was loaded', async () => {
    const other = await makeLeague({ teams: 0 })
    const client = await feedClient(other.leagueId, other.owner)
    for (let n = 1; n <= 7; n++) await client.post(`${n}`)
    const first = await client.feed('?limit=3')
    expect(texts(first)).toEqual(['7', '6', '5'])
    expect(first.body.hasMore).toBe(true)
    const second = await client.feed(`?limit=3&before=${first.body.posts[2].id}`)
    expect(texts(second)).toEqual(['4', '3', '2'])
    const last = await client.feed(`?limit=3&before=${second.body.posts[2].id}`)
    expect([texts(last), last.body.hasMore]).toEqual([['1'], false])
    const from = second.body.posts[1].id
    await client.remove(from)
    const again = await client.feed(`?limit=1&from=${from}`)
    expect([texts(again), again.body.hasMore]).toEqual([['7', '6', '5', '4'], true])
    expect((await client.feed(`?from=${last.body.posts[0].id}`)).body.hasMore).toBe(false)
    expect(Object.keys(first.body.asOf)).toEqual([`feed:${other.leagueId}`])
  })

  it('never answers more than 300 posts, however far back a tab had read', async () => {
    const big = await makeLeague({ teams: 0 })
    const client = await feedClient(big.leagueId, big.owner)
    const ids = Array.from({ length: 305 }, (_, n) => newId(1_000_000 + n))
    const authorId = big.owner.userId
    await db().feedPost.createMany({
      data: ids.map((id) => ({ id, leagueId: big.leagueId, authorId, text: id })),
    })
    const { body } = await client.feed(`?from=${ids[0]}`)
    expect(body.posts.map((post: { id: string }) => post.id)).toEqual(ids.toReversed().slice(0, 300))
    expect(body.hasMore).toBe(true)
    expect((await client.feed('?limit=101')).status).toBe(400)
  })

  it('answers others like a league that is not there', async () => {
    const { id } = (await ann.post('Ours')).body.post
    const stranger = await feedClient(league.leagueId, await makeUser())
    const nowhere = await feedClient(newId(), ann.person)
    const { body: nothing } = await nowhere.feed()
    expect(nothing.error.code).toBe('not_found')
    for (const answer of [
      await stranger.feed(),
      await stranger.post('Hello'),
      await stranger.open(id),
      await stranger.edit(id, 'x'),
      await stranger.remove(id),
      await stranger.react(id, '👍'),
      await stranger.comment(id, 'x'),
    ]) {
      expect([answer.status, answer.body]).toEqual([404, nothing])
    }
  })

  it('is looked at again inside the transaction: removed a moment ago, nothing is written', async () => {
    const person = await joinLeague(league, { role: 'manager' })
    const scope = await enterLeague(person, league.leagueId)
    await removeMember(league.scope, scope.memberId)
    await expect(inTransaction(person, (uow) => createPost(uow, scope, 'Ghost'))).rejects.toMatchObject({
      code: 'not_found',
    })
    expect(await db().feedPost.count({ where: { text: 'Ghost' } })).toBe(0)
  })
})
