import { describe, expect, it } from 'vitest'
import type { EventData, EventType, LiveEvent } from '@/lib/contracts/events'
import type { Room } from '@/lib/contracts/rooms'
import type { TiebreakerView } from '@/lib/contracts/views'
import type { AwayContext } from './away-context'
import { awayLines } from './away-lines'
import {
  because,
  blue,
  currencyId,
  event,
  leagueId,
  red,
  round,
  roundId,
  squad,
  uuid,
  wallet,
} from './testing'

const me = uuid(30)
const context: AwayContext = {
  me,
  teamId: red,
  teamName: (id) => (id === blue ? 'Blue' : '?'),
  money: (amount) => `${amount.startsWith('-') ? '−' : '+'}£${amount.replace('-', '')}`,
  links: {
    round: (id) => `/rounds/${id}`,
    tiebreaker: (id) => `/tiebreakers/${id}`,
    wallet: (id) => `/wallets/${id}`,
    team: (id) => `/teams/${id}`,
    chats: '/chat',
    feed: '/feed',
    players: '/players',
  },
}
const texts = (...events: LiveEvent[]) => awayLines(events, context).map(({ text }) => text)
const by = <T extends EventType>(actorId: string, type: T, data: EventData<T>) => ({
  ...event(type, data),
  actorId,
})

const rounds = (change: EventData<'round_update'>['change'], over = {}) =>
  event('round_update', { round: round({ name: 'Round 3', ...over }), change })
const won = (players: number[], teamId = red, kind: 'award' | 'refund' = 'award') =>
  event('squad_update', {
    squad: squad(kind === 'award' ? players : [], 7, teamId),
    because: { kind, roundId, playerIds: players.map((n) => uuid(100 + n)) },
  })
const money = (kind: Parameters<typeof because>[0], amount: string, version: number, over = {}) =>
  event('wallet_update', { wallet: wallet({ version, ...over }), because: because(kind, amount) })
const message = (n: number, author: string, over = {}, change: 'sent' | 'deleted' = 'sent') =>
  event('chat_message', {
    message: {
      id: uuid(500 + n),
      chatId: uuid(400),
      seq: n,
      clientId: uuid(n),
      author: { userId: author === 'Me' ? me : uuid(40), name: author },
      text: 'Hi',
      replyTo: null,
      createdAt: '',
      editedAt: null,
      deletedAt: null,
      version: 1,
      ...over,
    },
    change,
  })
const tie = (over: Partial<TiebreakerView>) =>
  event('tiebreaker_update', {
    tiebreaker: {
      id: uuid(60),
      leagueId,
      round: { id: roundId, name: 'Round 3' },
      player: { id: uuid(101), name: 'Ada', position: 'GK', club: '' },
      currencyId,
      tiedAmount: '5',
      step: '1',
      state: 'open',
      teams: [red, blue].map((teamId) => ({ teamId, amount: null, withdrawnAt: null })),
      leader: null,
      bidCount: 0,
      openedAt: '',
      closesAt: null,
      capAt: null,
      remainingMs: null,
      extendSeconds: 5,
      outcome: null,
      version: 1,
      ...over,
    },
    change: 'opened',
    teamId: null,
  })
/** As PostgreSQL's jsonb gives it back: shorter names first. */
const stored = <E extends LiveEvent>(event: E): E => ({ ...event, data: reordered(event.data) as never })
const reordered = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(reordered)
  if (value === null || typeof value !== 'object') return value
  const fields = Object.entries(value).sort(([a], [b]) => a.length - b.length || (a < b ? -1 : 1))
  return Object.fromEntries(fields.map(([name, field]) => [name, reordered(field)]))
}

describe('while you were away', () => {
  it('nothing happened: nothing is said', () => {
    expect(texts()).toEqual([])
    expect(texts(money('hold', '0', 2), rounds('created'), rounds('edited'))).toEqual([])
    expect(texts(won([1, 2], blue), money('income', '5', 2, { teamId: blue }))).toEqual([])
  })

  it('a round came to its end, and what I won in it', () => {
    expect(texts(rounds('closed'), won([1, 2]), rounds('finalized'))).toEqual([
      'Round 3 was finalized: you won 2 players',
    ])
    expect(texts(rounds('finalized'), won([1]))).toEqual(['Round 3 was finalized: you won Player 1'])
    expect(texts(won([1]))).toEqual(['You won Player 1'])
    expect(texts(won([1, 2]), won([1, 2], red, 'refund'), rounds('cancelled'))).toEqual([
      'Round 3 was cancelled',
    ])
  })

  it('a fact that came by two rooms is told once', () => {
    const first = money('income', '500', 2)
    expect(texts(first, { ...first, room: `team:${red}` as Room, seq: 8 })).toEqual([
      'Your wallet: +£500 income',
    ])
  })

  it('nor is it told twice when one room’s copy was read from the database, whose fields stand in another order', () => {
    const [first, won1] = [money('income', '500', 2), won([1])]
    expect(texts(first, stored(first), won1, stored(won1))).toEqual([
      'You won Player 1',
      'Your wallet: +£500 income',
    ])
    expect(texts(first, stored(money('income', '500', 3)))).toEqual(['Your wallet: +£1000 income'])
  })

  it('my money: one sum a kind', () => {
    expect(
      texts(money('income', '500', 2), money('income', '250', 3), money('adjustment', '-20', 4)),
    ).toEqual(['Your wallet: +£750 income, −£20 adjustment'])
  })

  it('messages of others that I have not read elsewhere, without what was deleted', () => {
    expect(texts(message(1, 'Ann'), message(2, 'Me'))).toEqual(['1 message from Ann'])
    expect(texts(message(1, 'Ann'), message(2, 'Bob'), message(3, 'Cy'))).toEqual(['3 messages'])
    expect(texts(message(1, 'Ann'), message(1, 'Ann', { version: 2 }, 'deleted'))).toEqual([])
    const read = by(me, 'chat_read', { chatId: uuid(400), userId: me, seq: 1 })
    expect(texts(message(1, 'Ann'), message(2, 'Ann'), read)).toEqual(['1 message from Ann'])
  })

  it('my tiebreakers, as they stand now', () => {
    expect(texts(tie({}))).toEqual(['A tiebreaker for Ada is live'])
    const leader = { teamId: blue, amount: '6' }
    expect(texts(tie({}), tie({ leader, version: 2 }))).toEqual(['You are outbid for Ada'])
    const outcome = {
      teamId: blue,
      amount: '6',
      decidedBy: 'highest_bid',
      reason: null,
      decidedAt: '',
    } as const
    expect(texts(tie({ outcome, version: 3, state: 'decided' }), tie({ leader, version: 2 }))).toEqual([
      'Blue won the tiebreaker for Ada',
    ])
    expect(texts(tie({ teams: [] }))).toEqual([])
  })

  it('not what I did myself, from another device', () => {
    expect(texts(by(me, 'round_update', { round: round({ name: 'Round 4' }), change: 'opened' }))).toEqual([])
  })

  it('leads to where it can be seen', () => {
    const [line] = awayLines([rounds('opened')], context)
    expect(line).toEqual({
      id: `round/${roundId}`,
      text: 'Round 3 is open for bids',
      href: `/rounds/${roundId}`,
    })
    expect(awayLines([message(1, 'Ann')], { ...context, links: null })[0]?.href).toBeNull()
  })
})
