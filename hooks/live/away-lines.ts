import type { EventType, LiveEvent } from '@/lib/contracts/events'
import { paths } from '@/lib/contracts/paths'
import type { MoneyKind } from '@/lib/contracts/views'
import { canonicalJson } from '@/lib/domain/hash/canonical-json'
import { isIn } from '../tiebreakers/tiebreaker-state'
import type { AwayContext, AwayLine } from './away-context'

/** Each type's events, each fact once however many rooms it came by, without what I did myself. */
type Facts = { [T in EventType]?: LiveEvent<T>[] }

/** What happened while a person was away, as sentences: what was decided first, what was said last. Pure. */
export function awayLines(events: readonly LiveEvent[], context: AwayContext): AwayLine[] {
  const facts = factsOf(events, context.me)
  return [
    ...roundLines(facts, context),
    ...tiebreakerLines(facts, context),
    ...walletLines(facts, context),
    ...inboxLines(facts),
    ...messageLines(facts, context),
    ...feedLines(facts, context),
    ...playerLines(facts, context),
  ]
}

function factsOf(events: readonly LiveEvent[], me: string): Facts {
  const facts: { [type: string]: LiveEvent[] } = {}
  const known = new Set<string>()
  for (const event of events) {
    // Each room's copy has an id of its own, and what was replayed from the database has its fields in another order.
    const fact = `${event.type} ${canonicalJson(event.data)}`
    if (known.has(fact) || (event.actorId === me && event.type !== 'chat_read')) continue
    known.add(fact)
    facts[event.type] = [...(facts[event.type] ?? []), event]
  }
  return facts as Facts
}

const ROUND_WORDS = {
  opened: 'is open for bids',
  closed: 'is closed',
  resolved_part: 'goes into tiebreakers',
  finalized: 'was finalized',
  cancelled: 'was cancelled',
} as const

function roundLines({ round_update = [], squad_update = [] }: Facts, context: AwayContext): AwayLine[] {
  const won = new Map<string, Map<string, string>>()
  for (const { data } of squad_update) {
    const { squad, because } = data
    if (squad.teamId !== context.teamId || because.roundId === null) continue
    const players = won.get(because.roundId) ?? new Map<string, string>()
    won.set(because.roundId, players)
    for (const id of because.playerIds) {
      const name = squad.entries.find(({ playerId }) => playerId === id)?.name
      if (because.kind === 'award') players.set(id, name ?? 'a player')
      else players.delete(id)
    }
  }
  const last = new Map<string, { name: string; words: string }>()
  for (const { data } of round_update) {
    const { round, change } = data
    if (change === 'created' || change === 'edited') continue
    last.delete(round.id)
    last.set(round.id, { name: round.name, words: ROUND_WORDS[change] })
  }
  const href = (id: string) => context.links?.round(id) ?? null
  const lines = [...last].map(([id, { name, words }]) => {
    const players = [...(won.get(id)?.values() ?? [])]
    won.delete(id)
    const mine = players.length > 0 ? `: you won ${countOrName(players)}` : ''
    return { id: `round/${id}`, text: `${name} ${words}${mine}`, href: href(id) }
  })
  const others = [...won].filter(([, players]) => players.size > 0)
  return [
    ...lines,
    ...others.map(([id, players]) => ({
      id: `won/${id}`,
      text: `You won ${countOrName([...players.values()])}`,
      href: href(id),
    })),
  ]
}

const countOrName = (names: string[]) => (names.length === 1 ? names[0] : `${names.length} players`)

function tiebreakerLines(facts: Facts, { teamId, teamName, links }: AwayContext): AwayLine[] {
  const { tiebreaker_update = [], tiebreaker_bid = [] } = facts
  const last = new Map(
    [...tiebreaker_bid, ...tiebreaker_update]
      .map(({ data }) => data.tiebreaker)
      .toSorted((a, b) => a.version - b.version)
      .map((tiebreaker) => [tiebreaker.id, tiebreaker]),
  )
  return [...last.values()].flatMap((tiebreaker) => {
    if (!isIn(tiebreaker, teamId)) return []
    const { id, player, state, outcome, leader } = tiebreaker
    const line = (text: string) => [{ id: `tiebreaker/${id}`, text, href: links?.tiebreaker(id) ?? null }]
    // That my team has won is told with its squad.
    if (outcome) {
      const lost = outcome.teamId !== teamId
      return lost ? line(`${teamName(outcome.teamId)} won the tiebreaker for ${player.name}`) : []
    }
    if (state === 'cancelled') return line(`The tiebreaker for ${player.name} was cancelled`)
    if (leader && leader.teamId !== teamId) return line(`You are outbid for ${player.name}`)
    return line(`A tiebreaker for ${player.name} ${state === 'paused' ? 'is paused' : 'is live'}`)
  })
}

/** Holds and their release are told by the form that made them, awards by the squad. */
const MONEY_WORDS: Partial<Record<MoneyKind, string>> = {
  refund: 'refund',
  purchase: 'purchase',
  reversal: 'reversal',
  income: 'income',
  adjustment: 'adjustment',
  opening: 'opening balance',
}

function walletLines({ wallet_update = [] }: Facts, context: AwayContext): AwayLine[] {
  const sums = new Map<string, { currencyId: string; kinds: Map<string, bigint> }>()
  for (const { data } of wallet_update) {
    const { wallet, because } = data
    const word = MONEY_WORDS[because.kind]
    if (!word || wallet.teamId !== context.teamId) continue
    const sum = sums.get(wallet.id) ?? { currencyId: wallet.currencyId, kinds: new Map() }
    sums.set(wallet.id, sum)
    sum.kinds.set(word, (sum.kinds.get(word) ?? 0n) + BigInt(because.amount))
  }
  const frozen = new Map(
    wallet_update
      .filter(({ data }) => data.wallet.teamId === context.teamId)
      .filter(({ data }) => data.because.kind === 'freeze' || data.because.kind === 'unfreeze')
      .map(({ data }) => [data.wallet.id, data.because.kind === 'freeze']),
  )
  const lines = [...sums].map(([id, { currencyId, kinds }]) => {
    const parts = [...kinds].map(([word, amount]) => `${context.money(String(amount), currencyId)} ${word}`)
    return {
      id: `wallet/${id}`,
      text: `Your wallet: ${parts.join(', ')}`,
      href: context.links?.wallet(id) ?? null,
    }
  })
  return [
    ...lines,
    ...[...frozen].map(([id, isFrozen]) => ({
      id: `frozen/${id}`,
      text: isFrozen ? 'Your wallet is frozen' : 'Your wallet is no longer frozen',
      href: context.links?.wallet(id) ?? null,
    })),
  ]
}

/** What the other lines tell already. */
const TOLD_ELSEWHERE = ['tiebreaker_opened', 'tiebreaker_decided', 'round_closing']
const MOST_NAMED = 3

function inboxLines({ notification = [] }: Facts): AwayLine[] {
  const over = new Set(notification.flatMap(({ data }) => data.ids))
  const fresh = notification
    .flatMap(({ data }) => data.notification ?? [])
    .filter(({ id, kind }) => !over.has(id) && !TOLD_ELSEWHERE.includes(kind))
  if (fresh.length > MOST_NAMED)
    return [{ id: 'inbox', text: `${fresh.length} notifications`, href: paths.inbox() }]
  return fresh.map(({ id, text, href }) => ({
    id: `notification/${id}`,
    text: text.replace(/\.$/, ''),
    href,
  }))
}

function messageLines({ chat_message = [], chat_read = [] }: Facts, { me, links }: AwayContext): AwayLine[] {
  const readSeq = new Map<string, number>()
  for (const { data } of chat_read) {
    if (data.userId === me) readSeq.set(data.chatId, Math.max(data.seq, readSeq.get(data.chatId) ?? 0))
  }
  const deleted = new Set(
    chat_message.flatMap(({ data }) => (data.change === 'deleted' ? data.message.id : [])),
  )
  const sent = chat_message
    .filter(({ data }) => data.change === 'sent' && data.message.author.userId !== me)
    .map(({ data }) => data.message)
    .filter(({ id, chatId, seq }) => !deleted.has(id) && seq > (readSeq.get(chatId) ?? 0))
  if (sent.length === 0) return []
  const authors = [...new Set(sent.map(({ author }) => author.name))]
  const from = authors.length <= 2 ? ` from ${authors.join(' and ')}` : ''
  const text = `${sent.length === 1 ? '1 message' : `${sent.length} messages`}${from}`
  return [{ id: 'messages', text, href: links?.chats ?? null }]
}

/** Of people's posts: what Gavel writes itself is told above. Comments on mine come to the inbox. */
function feedLines({ feed_post = [] }: Facts, { links }: AwayContext): AwayLine[] {
  const gone = new Set(feed_post.flatMap(({ data }) => (data.change === 'deleted' ? data.post.id : [])))
  const posts = feed_post.filter(
    ({ data }) => data.change === 'posted' && data.post.author !== null && !gone.has(data.post.id),
  )
  if (posts.length === 0) return []
  const text = posts.length === 1 ? '1 post in the feed' : `${posts.length} posts in the feed`
  return [{ id: 'feed', text, href: links?.feed ?? null }]
}

function playerLines({ players_update = [] }: Facts, { links }: AwayContext): AwayLine[] {
  const last = players_update.at(-1)
  if (!last) return []
  return [{ id: 'players', text: 'The list of players has changed', href: links?.players ?? null }]
}
