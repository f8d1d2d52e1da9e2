import type { ChatMessageView } from '@/lib/contracts/views'
import { AppError } from '@/lib/platform/app-error'
import { database } from '@/lib/platform/database/client'
import { acceptInvite } from '@/lib/server/leagues/commands/accept-invite'
import { createInvite } from '@/lib/server/leagues/commands/create-invite'
import { ChatClient } from '@/lib/testing/chat-client'
import {
  joinLeague,
  type MadeLeague,
  type MadeTeam,
  makeLeague,
  makePlayers,
  type Person,
} from '@/lib/testing/factories'
import { type FeedClient, feedClient } from '@/lib/testing/feed-client'
import { MoneyClient } from '@/lib/testing/money-client'
import { PeopleClient } from '@/lib/testing/people-client'
import { type QueueClient, queueClient } from '@/lib/testing/queue-client'
import { type ShopClient, shopClient } from '@/lib/testing/shop-client'
import { enterHall, type TiebreakerHall } from '@/lib/testing/tiebreaker-hall'

export type Role = 'owner' | 'commissioner' | 'manager' | 'spectator'

/** A person with all that he can do, by the routes that his tabs would call. */
export interface Someone extends Person {
  role: Role
  team: MadeTeam | null
  /** Removed, and not back. */
  isOut: boolean
  /** How often he was let in again. */
  returns: number
  chat: ChatClient
  feed: FeedClient
  money: MoneyClient
  people: PeopleClient
  queue: QueueClient
  shop: ShopClient
}

/** What a run works on, as far as the choice of the next act depends on it. */
export interface World {
  league: MadeLeague
  people: Someone[]
  owner: Someone
  hall: TiebreakerHall
  channelId: string
  directs: { id: string; people: readonly string[] }[]
  walletOf: Map<string, string>
  playerIds: string[]
  messages: { by: Someone; message: ChatMessageView }[]
  posts: string[]
  comments: { by: Someone; postId: string; id: string }[]
  /** Of the round that is under way; the last one when none is. */
  roundId: string | null
  roundState: 'none' | 'open' | 'closed' | 'tied'
  ties: string[]
  raised: number
  items: string[]
  /** Never bought but by the outbox. */
  outboxItem: string
  purchases: string[]
  transactions: string[]
  counts: { done: number; refused: number }
}

const isFault = (error: unknown) => !(error instanceof AppError) || error.status >= 500

/** Refusals are part of the game; a fault of ours is not. @returns what came of it, null when it was refused */
export async function attempt<T>(world: World, act: () => Promise<T>): Promise<T | null> {
  try {
    const result = await act()
    const answer = result as { status?: unknown; body?: unknown }
    const { status } = typeof result === 'object' && result !== null ? answer : {}
    if (typeof status === 'number' && status >= 500) {
      throw new Error(`A fault of ours: ${status} ${JSON.stringify(answer.body)}`)
    }
    const refused = typeof status === 'number' && status >= 400
    world.counts[refused ? 'refused' : 'done']++
    return refused ? null : result
  } catch (error) {
    if (isFault(error)) throw error
    world.counts.refused++
    return null
  }
}

export async function makeWorld(): Promise<World> {
  const league = await makeLeague({ teams: 3 })
  const other = await makeLeague({ teams: 0 })
  const players = await makePlayers(league, 12)
  const deputy = await joinLeague(league, { role: 'commissioner', person: { name: 'Dora Deputy' } })
  const guest = await joinLeague(league, { role: 'spectator', person: { name: 'Sid Spectator' } })
  const { code } = await createInvite(other.scope, {
    role: 'spectator',
    teamId: null,
    maxUses: 9,
    days: 1,
  })
  // Or being removed would sign them out.
  for (const person of [...league.teams.map(({ manager }) => manager), deputy, guest]) {
    await acceptInvite(person, code)
  }
  const someone = async (person: Person, role: Role, team: MadeTeam | null = null): Promise<Someone> => ({
    ...person,
    role,
    team,
    isOut: false,
    returns: 0,
    chat: await ChatClient.of(person),
    feed: await feedClient(league.leagueId, person),
    money: await MoneyClient.of(person),
    people: await PeopleClient.of(person),
    queue: await queueClient(league.leagueId, person),
    shop: await shopClient(league, person),
  })
  const owner = await someone(league.owner, 'owner')
  const people = [owner]
  for (const team of league.teams) people.push(await someone(team.manager, 'manager', team))
  people.push(await someone(deputy, 'commissioner'), await someone(guest, 'spectator'))
  const wallets = await database().wallet.findMany({ where: { leagueId: league.leagueId } })
  const [, mara, teo] = people as [Someone, Someone, Someone]
  const direct = (await mara.chat.open(teo.userId)).body.chat.id
  const items = []
  for (const name of ['By hand', 'By the outbox']) {
    items.push((await owner.shop.create({ name, price: '100' })).body.item.id)
  }
  return {
    league,
    people,
    owner,
    hall: await enterHall(league),
    channelId: (await database().chat.findFirstOrThrow({ where: { leagueId: league.leagueId } })).id,
    directs: [{ id: direct, people: [mara.userId, teo.userId] }],
    walletOf: new Map(wallets.map(({ id, teamId }) => [teamId ?? '', id])),
    playerIds: players.map(({ id }) => id),
    messages: [],
    posts: [(await mara.feed.post('The first post')).body.post.id],
    comments: [],
    roundId: null,
    roundState: 'none',
    ties: [],
    raised: 0,
    items: items.slice(0, 1),
    outboxItem: items[1],
    purchases: [],
    transactions: [],
    counts: { done: 0, refused: 0 },
  }
}
