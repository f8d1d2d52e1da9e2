import { describe, expect, it } from 'vitest'
import { eventToast } from './event-toast'
import { because, blue, event, leagueId, red, round, roundId, squad, uuid, wallet } from './testing'
import type { ToastContext } from './toast-context'

const context: ToastContext = {
  teamId: red,
  shownTeamId: blue,
  shownTiebreakerId: null,
  teamName: (id) => (id === blue ? 'Blue' : '?'),
  money: (amount) => `£${amount}`,
  price: (amount) => `£${amount}`,
}
const won = (teamId: string, players: number[], ids = players) =>
  event('squad_update', {
    squad: squad(players, 7, teamId),
    because: { kind: 'award', roundId, playerIds: ids.map((n) => uuid(100 + n)) },
  })

describe('what is told', () => {
  it('an award, to the winner and to whoever has the team’s page open', () => {
    expect(eventToast(won(red, [1, 2], [2]), context)).toEqual({
      id: `squad/${red}/7`,
      kind: 'success',
      text: 'You won Player 2.',
    })
    expect(eventToast(won(blue, [1, 2, 3, 4, 5]), context)).toMatchObject({
      kind: 'info',
      text: 'Blue won Player 1, Player 2, Player 3 and 2 more.',
    })
    expect(eventToast(won(blue, [1]), { ...context, shownTeamId: red })).toBeNull()
  })

  it('my money but for holds and awards, which are told otherwise; not another team’s', () => {
    const told = (kind: Parameters<typeof because>[0], teamId = red, amount = '5') =>
      eventToast(
        event('wallet_update', { wallet: wallet({ teamId }), because: because(kind, amount) }),
        context,
      )
    expect(told('refund')).toEqual({ id: `wallet/${uuid(20)}/1`, kind: 'success', text: 'Refund: £5 (x)' })
    expect(told('adjustment', red, '-5')?.kind).toBe('warning')
    expect([told('hold'), told('release'), told('award'), told('refund', blue)]).toEqual([
      null,
      null,
      null,
      null,
    ])
  })

  it('a round’s steps, but not its drafting', () => {
    const told = (change: 'created' | 'edited' | 'opened' | 'closed' | 'finalized' | 'cancelled') =>
      eventToast(event('round_update', { round: round(), change }), context)?.text ?? null
    expect((['created', 'edited', 'opened', 'closed', 'finalized', 'cancelled'] as const).map(told)).toEqual([
      null,
      null,
      'Round 1 is open for bids.',
      'Round 1 is closed.',
      'Round 1 is finalized.',
      'Round 1 was cancelled.',
    ])
  })

  it('nothing of what the page shows by itself', () => {
    expect(eventToast(event('players_update', { leagueId, version: 1, playerCount: 1 }), context)).toBeNull()
  })
})
