import { expect, it } from 'vitest'
import {
  DELETE as deleteMessage,
  PATCH as editMessage,
} from '@/app/api/chats/[chatId]/messages/[messageId]/route'
import { POST as send } from '@/app/api/chats/[chatId]/messages/route'
import { POST as markRead } from '@/app/api/chats/[chatId]/read/route'
import { GET as getChat } from '@/app/api/chats/[chatId]/route'
import { POST as openDirect } from '@/app/api/chats/direct/route'
import { GET as listChats } from '@/app/api/chats/route'
import {
  DELETE as deleteComment,
  PATCH as editComment,
} from '@/app/api/feed/[postId]/comments/[commentId]/route'
import { POST as comment } from '@/app/api/feed/[postId]/comments/route'
import { PUT as react } from '@/app/api/feed/[postId]/reaction/route'
import { DELETE as deletePost, PATCH as editPost, GET as getPost } from '@/app/api/feed/[postId]/route'
import { GET as getFeed, POST as post } from '@/app/api/leagues/[leagueId]/feed/route'
import { DELETE as removeMember } from '@/app/api/leagues/[leagueId]/members/[memberId]/route'
import { POST as readNotifications } from '@/app/api/notifications/read/route'
import { GET as listNotifications } from '@/app/api/notifications/route'
import { POST as changeConnection } from '@/app/api/people/[userId]/connection/route'
import { GET as listPeople } from '@/app/api/people/route'
import { DELETE as endSession } from '@/app/api/sessions/[sessionId]/route'
import { GET as listSessions } from '@/app/api/sessions/route'
import { sessionsRules } from '@/hooks/auth/sessions-rules'
import { chatRules } from '@/hooks/chats/chat-rules'
import { chatsRules } from '@/hooks/chats/chats-rules'
import { feedRules } from '@/hooks/feed/feed-rules'
import { postRules } from '@/hooks/feed/post-rules'
import { notificationsRules } from '@/hooks/notifications/notifications-rules'
import { peopleRules } from '@/hooks/people/people-rules'
import type { ConnectionAct } from '@/lib/contracts/endpoints'
import type { EventType } from '@/lib/contracts/events'
import { newId } from '@/lib/platform/ids'
import { inTransaction } from '@/lib/server/events/unit-of-work'
import { sendEcho } from '@/lib/server/inspector/commands/send-echo'
import { callRoute, type RouteRequest } from '@/lib/testing/call-route'
import { useTestDatabase } from '@/lib/testing/database'
import { joinLeague, type MadeLeague, makeLeague, signInAs } from '@/lib/testing/factories'
import { lookOn, type OraclePage, seenByAll } from '@/lib/testing/oracle'
import { covered } from './covered'

const db = useTestDatabase()

const page = (name: string, handler: unknown, rules: unknown, params: Record<string, string> = {}) =>
  ({ name, handler, request: { params }, rules }) as OraclePage

const done = async (handler: unknown, request: RouteRequest) => {
  const { status, body } = await callRoute(handler as never, request)
  expect(status, JSON.stringify(body)).toBe(200)
  return body
}

it('stale data and the events equal a fresh read: chat, feed, people, inbox', {
  timeout: 120_000,
}, async () => {
  const league = await makeLeague({ teams: 2 })
  const [red, blue] = league.teams as [MadeLeague['teams'][0], MadeLeague['teams'][0]]
  const { leagueId, owner } = league
  const [ann, ben] = [red.manager, blue.manager]
  const cookies = { ann: (await signInAs(ann)).cookie, ben: (await signInAs(ben)).cookie }
  const channel = (await db().chat.findUniqueOrThrow({ where: { leagueId } })).id
  const openDirectChat = () => done(openDirect, { cookie: cookies.ann, body: { userId: ben.userId } })

  // A post and a direct chat to look at from the start; what comes new is seen from outside.
  const shown = (await done(post, { cookie: cookies.ann, params: { leagueId }, body: { text: 'Shown' } }))
    .post.id
  const common = [
    page('chats', listChats, chatsRules),
    page('channel', getChat, chatRules, { chatId: channel }),
    page('feed', getFeed, feedRules, { leagueId }),
    page('post', getPost, postRules, { postId: shown }),
    page('people', listPeople, peopleRules),
    page('inbox', listNotifications, notificationsRules),
  ]
  const heard = new Set<EventType>()
  const table: Record<string, string[][]> = {}
  let pages = common
  const see = async (name: string, act: () => Promise<unknown>) => {
    const ofOwner = pages.filter(({ name }) => name !== 'direct')
    const onlookers = [await lookOn(ann, pages), await lookOn(ben, pages), await lookOn(owner, ofOwner)]
    const seen = await seenByAll(onlookers, act)
    table[name] = seen.map(({ whole }) => whole)
    for (const each of seen) for (const type of each.heard) heard.add(type)
  }
  const say = (who: 'ann' | 'ben', chatId: string, text: string, replyToId: string | null = null) =>
    done(send, { cookie: cookies[who], params: { chatId }, body: { clientId: newId(), text, replyToId } })
  const connection = (who: 'ann' | 'ben', act: ConnectionAct) =>
    done(changeConnection, {
      cookie: cookies[who],
      params: { userId: (who === 'ann' ? ben : ann).userId },
      body: { act },
    })

  let first = ''
  await see('say', async () => {
    first = (await say('ann', channel, 'Hello **all**')).message.id
  })
  const inFirst = () => ({ chatId: channel, messageId: first })
  await see('reply', () => say('ben', channel, 'Hello Ann', first))
  await see('edit', () =>
    done(editMessage, {
      method: 'PATCH',
      cookie: cookies.ann,
      params: inFirst(),
      body: { text: 'Hello, all' },
    }),
  )
  await see('read', () =>
    done(markRead, { cookie: cookies.ann, params: { chatId: channel }, body: { seq: 2 } }),
  )
  await see('delete', () =>
    done(deleteMessage, { method: 'DELETE', cookie: cookies.ann, params: inFirst(), body: {} }),
  )

  let direct = ''
  await see('open a direct chat', async () => {
    direct = (await openDirectChat()).chat.id
  })
  pages = [...common, page('direct', getChat, chatRules, { chatId: direct })]
  await see('say directly', () => say('ann', direct, 'Psst'))
  await see('answer directly', () => say('ben', direct, 'Yes?'))
  await see('read directly', () =>
    done(markRead, { cookie: cookies.ann, params: { chatId: direct }, body: { seq: 2 } }),
  )

  await see('post', () => done(post, { cookie: cookies.ben, params: { leagueId }, body: { text: 'News' } }))
  const inShown = { postId: shown }
  await see('react', () =>
    done(react, { method: 'PUT', cookie: cookies.ben, params: inShown, body: { emoji: '🔥', on: true } }),
  )
  let commentId = ''
  await see('comment', async () => {
    const answer = await done(comment, { cookie: cookies.ben, params: inShown, body: { text: 'Well said' } })
    commentId = answer.comment.id
  })
  const ofComment = () => ({ postId: shown, commentId })
  await see('edit a comment', () =>
    done(editComment, {
      method: 'PATCH',
      cookie: cookies.ben,
      params: ofComment(),
      body: { text: 'Better said' },
    }),
  )
  await see('edit a post', () =>
    done(editPost, { method: 'PATCH', cookie: cookies.ann, params: inShown, body: { text: 'Shown again' } }),
  )
  await see('read a notification', async () => {
    const note = await db().notification.findFirstOrThrow({ where: { userId: ann.userId } })
    await done(readNotifications, { cookie: cookies.ann, body: { id: note.id, andBefore: true } })
  })
  await see('delete a comment', () =>
    done(deleteComment, { method: 'DELETE', cookie: cookies.ben, params: ofComment(), body: {} }),
  )

  await see('ask for a connection', () => connection('ann', 'request'))
  await see('accept it', () => connection('ben', 'accept'))
  await see('end it', () => connection('ann', 'remove'))

  await see('a test event', () =>
    inTransaction(ann, async (uow) => sendEcho(uow, ann.userId, { nonce: newId(), sentAt: 0 })),
  )
  let sessionId = ''
  // That somebody is seen is noted each minute and told by no event: nobody here is for an hour.
  await db().session.updateMany({ data: { lastSeenAt: new Date(Date.now() + 3_600_000) } })
  pages = [page('sessions', listSessions, sessionsRules), ...pages]
  await see('a session opens elsewhere', async () => {
    sessionId = (await signInAs(ben)).sessionId
  })
  await see('a session ends elsewhere', async () => {
    await done(endSession, { method: 'DELETE', cookie: cookies.ben, params: { sessionId }, body: {} })
  })
  await see('someone joins, and is removed', async () => {
    const joined = await joinLeague(league, { role: 'spectator' })
    const where = { leagueId_userId: { leagueId, userId: joined.userId } }
    const { id } = await db().member.findUniqueOrThrow({ where })
    const { cookie } = await signInAs(owner)
    await done(removeMember, { method: 'DELETE', cookie, params: { leagueId, memberId: id }, body: {} })
  })
  pages = common.filter(({ name }) => name !== 'post')
  await see('delete a post', () =>
    done(deletePost, { method: 'DELETE', cookie: cookies.ann, params: inShown, body: {} }),
  )

  expect([...covered.conversation].filter((type) => !heard.has(type))).toEqual([])
  // What the events alone bring up to date, with no read: where people wait for it most.
  const [ANN, BEN] = [0, 1]
  for (const act of [
    'say',
    'reply',
    'edit',
    'read',
    'delete',
    'say directly',
    'answer directly',
    'read directly',
  ]) {
    expect(table[act]?.[BEN], act).toEqual(expect.arrayContaining(['chats', 'channel']))
    expect(table[act]?.[ANN], act).toEqual(expect.arrayContaining(['chats', 'channel']))
  }
  for (const act of ['post', 'react', 'comment', 'edit a post', 'delete a comment']) {
    expect(table[act]?.[ANN], act).toEqual(expect.arrayContaining(['feed', 'post']))
  }
  expect(table['open a direct chat']?.[BEN]).toContain('chats')
  expect(table['ask for a connection']?.[BEN]).toEqual(expect.arrayContaining(['people', 'inbox']))
  for (const act of ['a session opens elsewhere', 'a session ends elsewhere'])
    expect(table[act]?.[BEN], act).toContain('sessions')
  expect(table['read a notification']?.[ANN]).toContain('inbox')
})
