import { database } from '@/lib/platform/database/client'
import { newId } from '@/lib/platform/ids'
import { enterChat } from '@/lib/server/chats/access'
import { openDirectChat } from '@/lib/server/chats/commands/open-direct-chat'
import { sendMessage } from '@/lib/server/chats/commands/send-message'
import { inTransaction } from '@/lib/server/events/unit-of-work'
import { createComment } from '@/lib/server/feed/commands/create-comment'
import { createPost } from '@/lib/server/feed/commands/create-post'
import { react } from '@/lib/server/feed/commands/react'
import { enterLeague } from '@/lib/server/leagues/access'
import { changeConnection } from '@/lib/server/people/commands/change-connection'
import type { MadeLeague, Person } from '@/lib/testing/factories'

const MINUTE_MS = 60_000

/** What the league has said to each other by the time somebody tries the demo. */
export async function talk(league: MadeLeague): Promise<void> {
  const { leagueId, owner: olive } = league
  const [mara, teo, ines, jude] = league.teams.map(({ manager }) => manager) as [
    Person,
    Person,
    Person,
    Person,
  ]
  const channel = await database().chat.findUniqueOrThrow({ where: { leagueId } })
  const said: [Person, string, number][] = [
    [
      olive,
      'Welcome, everyone. **Opening night** is done, the books balance, and nobody spent it all. Yet.',
      95,
    ],
    [teo, 'I would like it noted that I was outbid by a single florin. *Twice.*', 88],
    [mara, 'Noted, framed, and hung in the Herons’ boardroom.', 87],
    [ines, 'Round two is three times as long. Who has read the whole list?', 41],
    [jude, 'Read it? I have bid on half of it.', 40],
    [olive, 'Two ties in *The lantern lot*. I finalize it when the six of you are here; bring a thumb.', 12],
  ]
  for (const [who, text, ago] of said) await say(channel.id, who, text, ago)
  const direct = await inTransaction({ userId: teo.userId }, (uow) =>
    openDirectChat(uow, { userId: teo.userId, otherId: mara.userId }),
  )
  await say(direct.chat.id, teo, 'How far would you go in the tiebreaker?', 9)
  await say(direct.chat.id, mara, 'Further than you.', 8)
  await say(direct.chat.id, teo, 'That is what I was afraid of.', 7)
  await write(league, [mara, teo, ines])
  await connect(jude, mara, 'request')
  await connect(ines, mara, 'request')
  await connect(mara, ines, 'accept')
}

async function say(chatId: string, who: Person, text: string, minutesAgo: number) {
  const scope = await enterChat(who, chatId)
  const message = { clientId: newId(), text, replyToId: null }
  await inTransaction({ userId: who.userId }, (uow) => sendMessage(uow, scope, message), {
    now: ago(minutesAgo),
  })
}

async function write({ leagueId, owner: olive }: MadeLeague, [mara, teo, ines]: [Person, Person, Person]) {
  const scopeOf = (who: Person) => enterLeague(who, leagueId)
  const text =
    'House rules for the tiebreakers:\n\n- the clock is the server’s, not yours\n- a bid in the last 15 seconds adds 15\n- withdrawing is final'
  const olives = await scopeOf(olive)
  const post = await inTransaction(olive, (uow) => createPost(uow, olives, text), { now: ago(11) })
  for (const [who, emoji] of [
    [mara, '👍'],
    [ines, '👍'],
    [teo, '😮'],
  ] as const) {
    const scope = await scopeOf(who)
    await inTransaction(who, (uow) => react(uow, scope, post.id, { emoji, on: true }))
  }
  const teos = await scopeOf(teo)
  await inTransaction(teo, (uow) => createComment(uow, teos, post.id, 'Define *final*.'), { now: ago(10) })
  await inTransaction(olive, (uow) => createComment(uow, olives, post.id, 'As in the hammer.'), {
    now: ago(9),
  })
}

const connect = (me: Person, other: Person, act: 'request' | 'accept') =>
  inTransaction(me, (uow) => changeConnection(uow, me.userId, other.userId, act))

const ago = (minutes: number) => new Date(Date.now() - minutes * MINUTE_MS)
