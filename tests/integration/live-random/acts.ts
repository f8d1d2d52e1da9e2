import { checkBooks } from '@/lib/server/books/commands/check-books'
import { createTeam } from '@/lib/server/leagues/commands/create-team'
import { runQueue } from '@/lib/server/queue/runner'
import { makePlayers } from '@/lib/testing/factories'
import { callAddress } from '@/lib/testing/route-server'
import type { Dice } from './dice'
import { bringBack, removeSomeone } from './members'
import { bid, moveTheRoundOn, raise } from './rounds'
import { attempt, type Someone, type World } from './world'

export type Act = (world: World, dice: Dice) => Promise<unknown>

const present = ({ people }: World) => people.filter(({ isOut }) => !isOut)
const manager = (world: World, dice: Dice) => dice.pick(present(world).filter(({ team }) => team))
const anyone = (world: World, dice: Dice) => dice.pick(present(world))

let texts = 0
const text = () => `Word ${++texts}`

async function say(world: World, dice: Dice) {
  const by = anyone(world, dice)
  const own = world.directs.filter(({ people }) => people.includes(by.userId)).map(({ id }) => id)
  const chatId = dice.pick([world.channelId, world.channelId, ...own])
  const earlier = world.messages.filter(({ message }) => message.chatId === chatId)
  const replyToId = earlier.length > 0 && dice.chance(30) ? dice.pick(earlier).message.id : null
  const answer = await attempt(world, () => by.chat.send(chatId, text(), { replyToId }))
  if (answer) world.messages = [...world.messages, { by, message: answer.body.message }].slice(-20)
}

async function changeMessage(world: World, dice: Dice) {
  if (world.messages.length === 0) return say(world, dice)
  const { by, message } = dice.pick(world.messages)
  if (dice.chance(60)) return attempt(world, () => by.chat.edit(message, text()))
  world.messages = world.messages.filter((each) => each.message !== message)
  return attempt(world, () => by.chat.delete(message))
}

async function readChat(world: World, dice: Dice) {
  const { message } = world.messages.at(-1) ?? {}
  if (!message) return say(world, dice)
  const by = anyone(world, dice)
  return attempt(world, () => by.chat.read(message.chatId, message.seq))
}

async function openDirect(world: World, dice: Dice) {
  const [one, other] = dice.shuffled(present(world)) as [Someone, Someone]
  const answer = await attempt(world, () => one.chat.open(other.userId))
  const id = answer?.body.chat.id
  if (!id || world.directs.some((direct) => direct.id === id)) return
  world.directs = [...world.directs, { id, people: [one.userId, other.userId] }].slice(-4)
}

async function post(world: World, dice: Dice) {
  const by = anyone(world, dice)
  const answer = await attempt(world, () => by.feed.post(text()))
  if (answer) world.posts.push(answer.body.post.id)
}

async function answerPost(world: World, dice: Dice) {
  const by = anyone(world, dice)
  const postId = dice.pick(world.posts)
  if (dice.chance(50)) {
    const emoji = dice.pick(['👍', '🔥'] as const)
    return attempt(world, () => by.feed.react(postId, emoji, dice.chance(70)))
  }
  const answer = await attempt(world, () => by.feed.comment(postId, text()))
  if (answer) world.comments.push({ by, postId, id: answer.body.comment.id })
}

async function changeFeed(world: World, dice: Dice) {
  const comment = world.comments.at(-1)
  const postId = dice.pick(world.posts)
  const author = anyone(world, dice)
  const choices: Act[] = [
    () => attempt(world, () => author.feed.edit(postId, text())),
    async () => {
      // The first stays: the outbox comments on it.
      if (postId === world.posts[0]) return
      world.posts = world.posts.filter((id) => id !== postId)
      await attempt(world, () => world.owner.feed.remove(postId))
    },
  ]
  if (comment) {
    const { by, id } = comment
    choices.push(
      () => attempt(world, () => by.feed.editComment(comment.postId, id, text())),
      () => attempt(world, () => by.feed.removeComment(comment.postId, id)),
    )
  }
  return dice.pick(choices)(world, dice)
}

async function moveMoney(world: World, dice: Dice) {
  const walletId = dice.pick([...world.walletOf.values()])
  const { money } = world.owner
  const last = world.transactions.at(-1)
  const change = dice.pick(['add', 'add', 'subtract'] as const)
  const amount = String(100 * (1 + dice.below(20)))
  const choices: Act[] = [
    async () => {
      const answer = await attempt(world, () => money.adjust(walletId, { change, amount, reason: text() }))
      if (answer) world.transactions.push(answer.body.transactionId)
    },
    () => attempt(world, () => money.freeze(walletId)),
    () => attempt(world, () => money.unfreeze(walletId)),
    () => attempt(world, () => money.unfreeze(walletId)),
  ]
  if (last) choices.push(() => attempt(world, () => money.reverse(last)))
  return dice.pick(choices)(world, dice)
}

async function trade(world: World, dice: Dice) {
  const by = manager(world, dice)
  const itemId = dice.pick(world.items)
  const bought = world.purchases.at(-1)
  const choices: Act[] = [
    async () => {
      const answer = await attempt(world, () => by.shop.buy(itemId, '100'))
      if (answer) world.purchases.push(answer.body.purchase.id)
    },
    async () => {
      const answer = await attempt(world, () => world.owner.shop.create({ name: text(), price: '100' }))
      if (answer) world.items.push(answer.body.item.id)
    },
    async () => {
      const { items } = (await world.owner.shop.shop()).body
      const item = items.find(({ id }: { id: string }) => id === itemId)
      await attempt(world, () => world.owner.shop.edit(item, { description: text() }))
    },
  ]
  if (bought) choices.push(() => attempt(world, () => world.owner.shop.refund(bought)))
  return dice.pick(choices)(world, dice)
}

async function queueSomething(world: World, dice: Dice) {
  const by = dice.chance(50) ? world.owner : manager(world, dice)
  const walletId = dice.pick([...world.walletOf.values()])
  const itemId = dice.pick(world.items)
  const amount = 10 * (1 + dice.below(9))
  if (by === world.owner) await attempt(world, () => by.queue.adjust(walletId, amount))
  else await attempt(world, () => by.queue.add({ kind: 'purchase', payload: { itemId, price: '100' } }))
  if (dice.chance(60)) await runQueue(world.league.leagueId)
}

async function meet(world: World, dice: Dice) {
  const [one, other] = dice.shuffled(present(world)) as [Someone, Someone]
  const what = dice.pick([
    'request',
    'request',
    'accept',
    'accept',
    'remove',
    'block',
    'unblock',
    'unblock',
  ] as const)
  return attempt(world, () => one.people.act(other, what))
}

async function readInbox(world: World, dice: Dice) {
  const by = anyone(world, dice)
  const { notifications } = await by.people.inbox()
  const [newest] = notifications
  const body = { id: newest?.id, andBefore: dice.chance(50) }
  const { cookie } = by.people
  if (newest)
    await attempt(world, () => callAddress('/api/notifications/read', { method: 'POST', cookie, body }))
}

async function comeNew(world: World, dice: Dice) {
  if (dice.chance(70) || world.league.teams.length > 5) return makePlayers(world.league, 1)
  const name = text()
  const { team } = await createTeam(world.league.scope, { name, shortName: 'NEW', opening: [] })
  return team
}

async function lookAtBooks({ league }: World) {
  await checkBooks(league.leagueId)
}

/** Each as often as it stands here, of every so many. */
export const acts: Readonly<Record<string, { often: number; act: Act }>> = {
  say: { often: 8, act: say },
  changeMessage: { often: 4, act: changeMessage },
  readChat: { often: 4, act: readChat },
  openDirect: { often: 1, act: openDirect },
  post: { often: 2, act: post },
  answerPost: { often: 5, act: answerPost },
  changeFeed: { often: 3, act: changeFeed },
  moveMoney: { often: 5, act: moveMoney },
  trade: { often: 4, act: trade },
  queueSomething: { often: 3, act: queueSomething },
  meet: { often: 3, act: meet },
  readInbox: { often: 2, act: readInbox },
  bid: { often: 6, act: bid },
  raise: { often: 4, act: raise },
  moveTheRoundOn: { often: 4, act: moveTheRoundOn },
  removeSomeone: { often: 2, act: removeSomeone },
  bringBack: { often: 2, act: bringBack },
  comeNew: { often: 1, act: comeNew },
  lookAtBooks: { often: 1, act: lookAtBooks },
}
