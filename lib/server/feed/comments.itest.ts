import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { newId } from '@/lib/platform/ids'
import { resetLimits } from '@/lib/server/auth/rate-limit'
import { inTransaction } from '@/lib/server/events/unit-of-work'
import { enterLeague } from '@/lib/server/leagues/access'
import { removeMember } from '@/lib/server/leagues/commands/remove-member'
import { useTestDatabase } from '@/lib/testing/database'
import { joinLeague, type MadeLeague, makeLeague } from '@/lib/testing/factories'
import { type FeedClient, feedClient } from '@/lib/testing/feed-client'
import { someoneWaits } from '@/lib/testing/wait-for-lock'
import { createComment } from './commands/create-comment'
import { react } from './commands/react'

const db = useTestDatabase()
let league: MadeLeague
let owner: FeedClient
let ann: FeedClient
let bob: FeedClient
let postId: string
beforeAll(async () => {
  league = await makeLeague({ teams: 0 })
  owner = await feedClient(league.leagueId, league.owner)
  ann = await feedClient(
    league.leagueId,
    await joinLeague(league, { role: 'manager', person: { name: 'Ann' } }),
  )
  bob = await feedClient(
    league.leagueId,
    await joinLeague(league, { role: 'spectator', person: { name: 'Bob' } }),
  )
})
beforeEach(async () => {
  resetLimits()
  postId = (await ann.post('A post')).body.post.id
})

const versions = async () =>
  (
    await db().event.findMany({
      where: { room: `feed:${league.leagueId}`, data: { path: ['post', 'id'], equals: postId } },
      orderBy: { seq: 'asc' },
    })
  ).map(({ data }) => (data as { post: { version: number } }).post.version)
const inbox = (userId: string) => db().notification.findMany({ where: { userId }, orderBy: { id: 'asc' } })

describe('comments', () => {
  it('many at once are each there, counted exactly, each its own version of the post', async () => {
    const answers = await Promise.all(
      Array.from({ length: 24 }, (_, n) => (n % 2 ? ann : bob).comment(postId, `Comment ${n}`)),
    )
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200))
    const { body } = await owner.open(postId)
    expect(body.post).toMatchObject({ commentCount: 24, version: 24 })
    expect(body.comments).toHaveLength(24)
    expect(await versions()).toEqual(Array.from({ length: 25 }, (_, n) => n))
    const ids = body.comments.map((comment: { id: string }) => comment.id)
    expect(ids).toEqual(ids.toSorted())
    // Half of them deleted at once, twice each: a deletion counts once.
    const halves = ids.filter((_: string, n: number) => n % 2).flatMap((id: string) => [id, id])
    const gone = await Promise.all(halves.map((id: string) => owner.removeComment(postId, id)))
    expect(gone.filter(({ status }) => status === 200)).toHaveLength(12)
    expect((await owner.open(postId)).body.post.commentCount).toBe(12)
    expect(await db().feedComment.count({ where: { postId, deletedAt: null } })).toBe(12)
  })

  it('are edited by their author alone, deleted by him or a commissioner, and gone then', async () => {
    const typed = '<b onmouseover=alert(1)>hi</b>'
    const { comment } = (await bob.comment(postId, typed)).body
    expect(comment.text).toBe(typed)
    const { id } = comment
    expect((await ann.editComment(postId, id, 'x')).body.error.code).toBe('forbidden')
    expect((await owner.editComment(postId, id, 'x')).body.error.code).toBe('forbidden')
    const edited = (await bob.editComment(postId, id, 'Hello')).body
    expect(edited).toMatchObject({
      comment: { text: 'Hello', version: 1 },
      post: { version: 2, commentCount: 1 },
    })
    expect((await bob.editComment(postId, id, 'Hello')).body).toEqual(edited)
    expect((await ann.removeComment(postId, id)).body.error.code).toBe('forbidden')
    expect((await owner.removeComment(postId, id)).body).toMatchObject({
      comment: { text: '', deletedAt: expect.any(String) },
      post: { commentCount: 0, version: 3 },
    })
    expect((await bob.editComment(postId, id, 'x')).status).toBe(404)
    expect((await bob.removeComment(postId, id)).status).toBe(404)
    expect((await owner.open(postId)).body.comments).toEqual([])
    expect(await db().feedComment.findUnique({ where: { id } })).toMatchObject({ text: '' })
    const entries = await db().auditEntry.findMany({ where: { subjectId: id } })
    expect(entries).toMatchObject([{ action: 'feed.delete_comment', summary: 'Deleted a comment by Bob' }])
  })

  it('are found under their own post only', async () => {
    const { comment } = (await bob.comment(postId, 'Here')).body
    const other = (await ann.post('Another')).body.post.id
    expect((await bob.editComment(other, comment.id, 'There')).status).toBe(404)
    expect((await bob.removeComment(other, comment.id)).status).toBe(404)
  })

  it('are read from the newest back, the oldest of a page first', async () => {
    for (let n = 1; n <= 5; n++) await bob.comment(postId, `${n}`)
    const texts = (answer: { body: { comments: { text: string }[] } }) =>
      answer.body.comments.map(({ text }) => text)
    const newest = await ann.open(postId, '?limit=2')
    expect([texts(newest), newest.body.hasMore]).toEqual([['4', '5'], true])
    const before = await ann.open(postId, `?limit=3&before=${newest.body.comments[0].id}`)
    expect([texts(before), before.body.hasMore]).toEqual([['1', '2', '3'], false])
    const all = await ann.open(postId, `?limit=1&from=${before.body.comments[1].id}`)
    expect([texts(all), all.body.hasMore]).toEqual([['2', '3', '4', '5'], true])
  })

  it('have one effect under one key, and bounds', async () => {
    const key = newId()
    const [one, other] = [await bob.comment(postId, 'Once', key), await bob.comment(postId, 'Once', key)]
    expect(other.body).toEqual(one.body)
    expect((await bob.comment(postId, 'x'.repeat(2_001))).status).toBe(400)
    expect((await bob.comment(postId, '  ')).status).toBe(400)
    expect((await ann.open(postId)).body.post.commentCount).toBe(1)
  })
})

describe('the author of a post', () => {
  it('hears once of comments that he has not read yet, not of his own', async () => {
    await ann.comment(postId, 'My own')
    const before = await inbox(ann.person.userId)
    await Promise.all(Array.from({ length: 6 }, () => bob.comment(postId, 'Look')))
    const told = (await inbox(ann.person.userId)).slice(before.length)
    expect(told).toMatchObject([
      {
        kind: 'feed_comment',
        text: 'Bob commented on your post.',
        href: `/l/${league.slug}/feed/${postId}`,
        leagueId: league.leagueId,
      },
    ])
    await db().notification.updateMany({ where: { userId: ann.person.userId }, data: { readAt: new Date() } })
    await owner.comment(postId, 'Again')
    expect(await inbox(ann.person.userId)).toHaveLength(before.length + 2)
  })

  it('hears again of a comment that comes while he reads the one before', async () => {
    await bob.comment(postId, 'Look')
    const userId = ann.person.userId
    const before = await inbox(userId)
    const { comment } = await db().$transaction(async (tx) => {
      await tx.inbox.update({ where: { userId }, data: { unread: 0 } })
      await tx.notification.updateMany({ where: { userId }, data: { readAt: new Date() } })
      const comment = owner.comment(postId, 'And look again')
      await Promise.race([comment, someoneWaits()])
      return { comment }
    })
    expect((await comment).status).toBe(200)
    expect(await inbox(userId)).toHaveLength(before.length + 1)
  })

  it('hears nothing when he is no longer in the league', async () => {
    const cat = await joinLeague(league, { role: 'manager' })
    const theirs = (await (await feedClient(league.leagueId, cat)).post('Farewell')).body.post.id
    await removeMember(league.scope, (await enterLeague(cat, league.leagueId)).memberId)
    expect((await bob.comment(theirs, 'Bye')).status).toBe(200)
    expect(await inbox(cat.userId)).toEqual([])
  })
})

describe('reactions', () => {
  it('at once by many, over and over, are each there once', async () => {
    const people = [owner, ann, bob]
    const all = people.flatMap((person) => [person, person, person])
    await Promise.all(all.map((person) => person.react(postId, '🔥')))
    await Promise.all(people.map((person) => person.react(postId, '👍')))
    const users = people.map(({ person }) => person.userId).sort()
    const { post } = (await ann.open(postId)).body
    expect(post.reactions).toEqual([
      { emoji: '👍', userIds: users },
      { emoji: '🔥', userIds: users },
    ])
    expect(post.version).toBe(6)
    await Promise.all([
      bob.react(postId, '🔥', false),
      bob.react(postId, '🔥', false),
      ann.react(postId, '👍', false),
    ])
    const after = (await ann.open(postId)).body.post
    expect(after.reactions.map(({ userIds }: { userIds: string[] }) => userIds.length)).toEqual([2, 2])
    expect(after.version).toBe(8)
    expect(await versions()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8])
  })

  it('are those that there are', async () => {
    expect((await bob.react(postId, '🍕' as never)).status).toBe(400)
  })

  it('and comments of somebody who was removed a moment ago are not written', async () => {
    const cat = await joinLeague(league, { role: 'manager' })
    const scope = await enterLeague(cat, league.leagueId)
    await removeMember(league.scope, scope.memberId)
    const late = await Promise.allSettled([
      inTransaction(cat, (uow) => react(uow, scope, postId, { emoji: '👍', on: true })),
      inTransaction(cat, (uow) => createComment(uow, scope, postId, 'Boo')),
    ])
    const refused = { status: 'rejected', reason: { code: 'not_found' } }
    expect(late).toMatchObject([refused, refused])
    expect((await ann.open(postId)).body).toMatchObject({ comments: [], post: { reactions: [], version: 0 } })
  })
})
