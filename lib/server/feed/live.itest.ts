import { afterEach, beforeEach, expect, it } from 'vitest'
import { GET as getPost } from '@/app/api/feed/[postId]/route'
import { GET as getFeed } from '@/app/api/leagues/[leagueId]/feed/route'
import { feedRules } from '@/hooks/feed/feed-rules'
import { postRules } from '@/hooks/feed/post-rules'
import { feedRoom } from '@/lib/contracts/rooms'
import { enterLeague } from '@/lib/server/leagues/access'
import { removeMember } from '@/lib/server/leagues/commands/remove-member'
import { useTestDatabase } from '@/lib/testing/database'
import { joinLeague, type MadeLeague, makeLeague } from '@/lib/testing/factories'
import { type FeedClient, feedClient } from '@/lib/testing/feed-client'
import { heard, record, startLive, subscribe, type TestLive } from '@/lib/testing/live-server'
import { lookOn, seenByAll } from '@/lib/testing/oracle'

useTestDatabase()
let live: TestLive
let league: MadeLeague
let owner: FeedClient
let ann: FeedClient
let bob: FeedClient
beforeEach(async () => {
  live = await startLive()
  league = await makeLeague({ teams: 0 })
  owner = await feedClient(league.leagueId, league.owner)
  ann = await feedClient(league.leagueId, await joinLeague(league, { role: 'manager' }))
  bob = await feedClient(league.leagueId, await joinLeague(league, { role: 'spectator' }))
})
afterEach(() => live.close())

it('a removed member hears and reads nothing more', async () => {
  const other = await makeLeague({ teams: 0, owner: bob.person })
  const room = feedRoom(league.leagueId)
  const [annTab, bobTab] = [live.client(ann.cookie), live.client(bob.cookie)]
  const [annHears, bobHears] = [record(annTab, room), record(bobTab, room)]
  for (const tab of [annTab, bobTab]) expect(await subscribe(tab, room)).toMatchObject({ ok: true })
  const { id } = (await owner.post('For all')).body.post
  await Promise.all([annHears.reach(1), bobHears.reach(1)])
  const revoked = heard(bobTab, 'revoked')
  await removeMember(league.scope, (await enterLeague(bob.person, league.leagueId)).memberId)
  await revoked
  await owner.post('Not for Bob')
  await ann.comment(id, 'Nor this')
  await annHears.reach(3)
  expect(await subscribe(bobTab, room, [0, 0])).toMatchObject({ ok: false, error: { code: 'not_found' } })
  expect(bobHears.events).toHaveLength(1)
  expect([(await bob.feed()).status, (await bob.open(id)).status]).toEqual([404, 404])
  expect((await bob.comment(id, 'Still here?')).status).toBe(404)
  expect((await (await feedClient(other.leagueId, bob.person)).feed()).status).toBe(200)
})

it('events alone bring every open page to what a fresh read shows', async () => {
  const { id: postId } = (await ann.post('First')).body.post
  const params = { leagueId: league.leagueId }
  const pages = [
    { name: 'feed', handler: getFeed, request: { params }, rules: feedRules as never },
    { name: 'post', handler: getPost, request: { params: { postId } }, rules: postRules as never },
  ]
  const onlookers = [await lookOn(league.owner, pages), await lookOn(bob.person, pages)]
  let second = ''
  let comment = ''
  const acts: (() => Promise<{ status: number }>)[] = [
    async () => {
      const answer = await bob.post('Second')
      second = answer.body.post.id
      return answer
    },
    () => ann.edit(postId, 'First!'),
    () => owner.react(postId, '👏'),
    () => bob.react(second, '💸'),
    async () => {
      const answer = await bob.comment(postId, 'Well said')
      comment = answer.body.comment.id
      return answer
    },
    () => owner.comment(second, 'Elsewhere'),
    () => bob.editComment(postId, comment, 'Very well said'),
    () => owner.removeComment(postId, comment),
    () => owner.react(postId, '👏', false),
    () => bob.remove(second),
  ]
  for (const act of acts) {
    const seen = await seenByAll(onlookers, async () => expect((await act()).status).toBe(200))
    for (const { whole } of seen) expect(whole).toEqual(['feed', 'post'])
  }
})
