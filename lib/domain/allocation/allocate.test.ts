import { describe, expect, it } from 'vitest'
import { allocate } from './allocate'
import { bid, rulesWith, teamWith } from './fixtures'
import { drawLot } from './seeded'
import type { AllocationInput, AllocationResult, TieResult } from './types'

function players(...ids: string[]) {
  return ids.map((playerId) => ({ playerId, position: 'A' }))
}

function round(change: Partial<AllocationInput>): AllocationInput {
  return { rules: rulesWith(), seed: 'seed', players: [], teams: [], bids: [], ...change }
}

function winners(input: AllocationInput): Record<string, string> {
  return Object.fromEntries(allocate(input).awards.map(({ playerId, teamId }) => [playerId, teamId]))
}

describe('who wins', () => {
  const teams = [teamWith('blue', 100n), teamWith('red', 100n)]

  it('gives a player to the highest bid, at that price', () => {
    const input = round({
      players: players('kane'),
      teams,
      bids: [bid('red', 30n, 'kane'), bid('blue', 31n, 'kane')],
    })
    const { awards, refusals } = allocate(input)
    expect(awards).toEqual([{ playerId: 'kane', teamId: 'blue', amount: 31n, step: 0 }])
    expect(refusals).toEqual([{ playerId: 'kane', teamId: 'red', amount: 30n, step: 0, reason: 'outbid' }])
  })

  it('looks at the highest bid of the round first, and passes on what then does not fit', () => {
    const bids = [bid('red', 80n, 'kane'), bid('red', 70n, 'rice'), bid('blue', 5n, 'rice')]
    const { awards, refusals } = allocate(round({ players: players('kane', 'rice'), teams, bids }))
    expect(awards.map(({ teamId, playerId }) => `${teamId} ${playerId}`)).toEqual(['red kane', 'blue rice'])
    expect(refusals).toEqual([
      { playerId: 'rice', teamId: 'red', amount: 70n, step: 1, reason: 'insufficient_funds' },
    ])
  })

  it('leaves a player whom nobody can take', () => {
    const input = round({ players: players('kane'), teams, bids: [bid('red', 101n, 'kane')] })
    expect(allocate(input).awards).toEqual([])
  })

  it('treats zero as a value: a team with nothing wins at nothing', () => {
    const poor = teamWith('poor', 0n)
    const input = round({
      rules: rulesWith({ minimumBid: '0', reservePerOpenSlot: true }),
      players: players('kane', 'rice'),
      teams: [poor, ...teams],
      bids: [bid('poor', 0n, 'kane'), bid('poor', 1n, 'rice')],
    })
    const { awards, refusals } = allocate(input)
    expect(awards).toEqual([{ playerId: 'kane', teamId: 'poor', amount: 0n, step: 1 }])
    expect(refusals[0]).toMatchObject({ playerId: 'rice', reason: 'insufficient_funds' })
  })

  it('reckons exactly at the edge of what a double holds', () => {
    const most = 2n ** 53n - 1n
    const bids = [bid('rich', most - 1n, 'kane'), bid('rich', 2n, 'rice'), bid('rich', 1n, 'saka')]
    const input = round({ players: players('kane', 'rice', 'saka'), teams: [teamWith('rich', most)], bids })
    expect(winners(input)).toEqual({ kane: 'rich', saka: 'rich' })
  })

  it('spreads equal bids for different players by the seed alone', () => {
    const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']
    const bids = ids.map((id) => bid('red', 60n, id))
    const first = new Set(
      Array.from({ length: 40 }, (_, i) => {
        const input = round({ seed: `seed ${i}`, players: players(...ids), teams, bids })
        return Object.keys(winners(input)).join()
      }),
    )
    expect(first.size).toBeGreaterThan(4)
  })
})

describe('what does not fit', () => {
  const both = [bid('red', 9n, 'kane'), bid('red', 8n, 'rice')]

  it.each([
    ['squad_full', {}, { squad: { size: 1, taken: 0, positions: { A: { slots: 5, taken: 0 } } } }],
    ['position_full', {}, { squad: { size: 5, taken: 0, positions: { A: { slots: 2, taken: 1 } } } }],
    ['win_limit', { maxWinsPerTeam: 1 }, {}],
    ['insufficient_funds', {}, { spendLimit: 16n }],
    ['reserve', { reservePerOpenSlot: true, minimumBid: '2' }, { funds: 22n, spendLimit: 22n }],
  ] as const)('%s', (reason, rules, team) => {
    const input = round({
      rules: rulesWith(rules),
      players: players('kane', 'rice'),
      teams: [teamWith('red', 100n, team)],
      bids: both,
    })
    const { awards, refusals } = allocate(input)
    expect(awards.map(({ playerId }) => playerId)).toEqual(['kane'])
    expect(refusals).toEqual([{ playerId: 'rice', teamId: 'red', amount: 8n, step: 1, reason }])
  })

  it('lets the last unit of the reserve be', () => {
    const input = round({
      rules: rulesWith({ reservePerOpenSlot: true, minimumBid: '2' }),
      players: players('kane', 'rice'),
      teams: [teamWith('red', 23n)],
      bids: both,
    })
    expect(winners(input)).toEqual({ kane: 'red', rice: 'red' })
  })

  it('refuses bids outside the rules, also for a player already gone', () => {
    const input = round({
      rules: rulesWith({ minimumBid: '4', bidStep: '3' }),
      players: players('kane'),
      teams: [teamWith('a', 99n), teamWith('b', 99n), teamWith('c', 99n), teamWith('d', 99n)],
      bids: [bid('a', 12n, 'kane'), bid('b', 10n, 'kane'), bid('c', 5n, 'kane'), bid('d', 1n, 'kane')],
    })
    const { awards, refusals } = allocate(input)
    expect(awards).toMatchObject([{ teamId: 'b', amount: 10n }])
    expect(refusals.map(({ teamId, reason }) => [teamId, reason])).toEqual([
      ['a', 'off_step'],
      ['c', 'off_step'],
      ['d', 'below_minimum'],
    ])
  })

  it('knows no slot at a position that the squad does not name', () => {
    const input = round({
      players: [{ playerId: 'kane', position: 'toString' }],
      teams: [teamWith('red', 99n)],
      bids: [bid('red', 9n, 'kane')],
    })
    expect(allocate(input).refusals).toMatchObject([{ reason: 'position_full' }])
  })
})

describe('ties without a fight', () => {
  const teams = [teamWith('blue', 100n), teamWith('red', 100n)]
  const tied = [bid('blue', 20n, 'kane', 2000), bid('red', 20n, 'kane', 1000)]

  it('goes to the earlier bid', () => {
    const rules = rulesWith({ tieChain: ['earlier_submission', 'seeded_draw'] })
    const { awards, refusals } = allocate(round({ rules, players: players('kane'), teams, bids: tied }))
    expect(awards).toMatchObject([{ teamId: 'red', decidedBy: 'earlier_submission' }])
    expect(refusals).toMatchObject([{ teamId: 'blue', reason: 'lost_tie' }])
  })

  it('goes to the team with less left at that step', () => {
    const rules = rulesWith({ tieChain: ['lower_remaining_budget', 'seeded_draw'] })
    const bids = [bid('blue', 50n, 'rice'), ...tied]
    expect(winners(round({ rules, players: players('kane', 'rice'), teams, bids }))).toEqual({
      rice: 'blue',
      kane: 'blue',
    })
  })

  it('draws by sha256 of seed, player and team, the lowest first', () => {
    for (const seed of ['a', 'b', 'c', 'd', 'e']) {
      const blue = drawLot(seed, 'kane', 'blue')
      const { awards } = allocate(round({ seed, players: players('kane'), teams, bids: tied }))
      const teamId = blue < drawLot(seed, 'kane', 'red') ? 'blue' : 'red'
      expect(awards).toMatchObject([{ teamId, decidedBy: 'seeded_draw' }])
    }
    expect(drawLot('seed', 'kane', 'blue')).toBe(
      '8d8b66046bf7a99d7af618dce225d1390a707ee61d4688dc4b2ede9e687a8aa4',
    )
  })

  it('is no tie when only one of the equal bids fits', () => {
    const bids = [bid('blue', 90n, 'rice'), ...tied]
    const { awards } = allocate(round({ players: players('kane', 'rice'), teams, bids }))
    expect(awards[1]).toEqual({ playerId: 'kane', teamId: 'red', amount: 20n, step: 1 })
  })
})

describe('a live tiebreaker', () => {
  const rules = rulesWith({ tieChain: ['live_tiebreaker', 'earlier_submission', 'seeded_draw'] })
  const teams = [teamWith('blue', 100n), teamWith('green', 100n), teamWith('red', 100n)]
  const tied = [bid('blue', 60n, 'kane', 2000), bid('red', 60n, 'kane', 1000)]

  function fought(bids: AllocationInput['bids'], tieResults: TieResult[] = []) {
    return round({ rules, players: players('kane', 'rice', 'saka'), teams, bids, tieResults })
  }

  it('stays pending, with the amount and a slot kept for every tied team', () => {
    const { awards, ties, teams: left } = allocate(fought(tied))
    expect(awards).toEqual([])
    expect(ties).toEqual([
      {
        playerId: 'kane',
        teamIds: ['blue', 'red'],
        amount: 60n,
        step: 0,
        fallback: { teamId: 'red', decidedBy: 'earlier_submission' },
      },
    ])
    expect(left).toEqual([
      { teamId: 'blue', spent: 0n, reserved: 60n, wins: 0, openSlots: 4, headroom: 40n },
      { teamId: 'green', spent: 0n, reserved: 0n, wins: 0, openSlots: 5 },
      { teamId: 'red', spent: 0n, reserved: 60n, wins: 0, openSlots: 4, headroom: 40n },
    ])
  })

  it('lets the rest go on, and says which results wait for it', () => {
    const bids = [...tied, bid('red', 50n, 'rice'), bid('green', 45n, 'rice'), bid('blue', 5n, 'saka')]
    const { awards, refusals } = allocate(fought(bids))
    expect(awards).toEqual([
      { playerId: 'rice', teamId: 'green', amount: 45n, step: 2, dependsOn: ['kane'] },
      { playerId: 'saka', teamId: 'blue', amount: 5n, step: 3 },
    ])
    expect(refusals).toMatchObject([{ teamId: 'red', reason: 'insufficient_funds', dependsOn: ['kane'] }])
  })

  it('carries the doubt on to whatever the doubtful award displaces', () => {
    const bids = [
      ...tied,
      bid('red', 50n, 'rice'),
      bid('green', 45n, 'rice'),
      bid('green', 43n, 'saka'),
      bid('blue', 30n, 'saka'),
    ]
    const rich = teams.map((team) => (team.teamId === 'green' ? teamWith('green', 80n) : team))
    const { awards } = allocate({ ...fought(bids), teams: rich })
    expect(awards).toMatchObject([
      { playerId: 'rice', teamId: 'green', dependsOn: ['kane'] },
      { playerId: 'saka', teamId: 'blue', dependsOn: ['kane'] },
    ])
  })

  it('keeps a raise from touching what is certain, in the worst outcome of the other ties too', () => {
    // If grey loses white, it can pay for one and two, but then not for pink, who falls to teal.
    const bids = [
      bid('grey', 50n, 'white'),
      bid('lime', 50n, 'white'),
      bid('teal', 50n, 'black'),
      bid('mint', 50n, 'black'),
      bid('grey', 30n, 'one'),
      bid('grey', 30n, 'two'),
      bid('grey', 19n, 'pink'),
      bid('teal', 10n, 'pink'),
    ]
    const input = round({
      rules,
      players: players('white', 'black', 'one', 'two', 'pink', 'last'),
      teams: [teamWith('grey', 69n), teamWith('lime', 50n), teamWith('mint', 50n), teamWith('teal', 65n)],
      bids,
    })
    const headroom = (result: AllocationResult) =>
      result.teams.find(({ teamId }) => teamId === 'teal')?.headroom
    expect(headroom(allocate(input))).toBe(5n)
    const more = { ...input, bids: [...bids, bid('teal', 5n, 'last')] }
    expect(headroom(allocate(more))).toBe(0n)
    expect(allocate(more).awards.at(-1)).toEqual({ playerId: 'last', teamId: 'teal', amount: 5n, step: 5 })
    const won = (playerId: string, winnerTeamId: string) => ({ playerId, winnerTeamId, amount: 50n })
    const tieResults = [won('white', 'lime'), won('black', 'teal')]
    expect(winners({ ...more, tieResults })).toMatchObject({ pink: 'teal', last: 'teal' })
  })

  it('lets a result stand when its loser has put the money into another tie', () => {
    const bids = [...tied, bid('red', 30n, 'rice'), bid('green', 30n, 'rice')]
    const results = [
      { playerId: 'rice', winnerTeamId: 'green', amount: 33n },
      { playerId: 'kane', winnerTeamId: 'red', amount: 95n },
    ]
    const { awards, refusals } = allocate(fought(bids, results))
    expect(awards).toMatchObject([
      { playerId: 'kane', teamId: 'red', amount: 95n },
      { playerId: 'rice', teamId: 'green', amount: 33n, decidedBy: 'live_tiebreaker' },
    ])
    expect(refusals.at(-1)).toMatchObject({ playerId: 'rice', teamId: 'red', reason: 'insufficient_funds' })
  })

  it('ends with the result: the winner pays the raise, the loser has his money back', () => {
    const bids = [...tied, bid('red', 50n, 'rice'), bid('green', 45n, 'rice'), bid('blue', 40n, 'saka')]
    const won = allocate(fought(bids, [{ playerId: 'kane', winnerTeamId: 'blue', amount: 66n }]))
    expect(won.ties).toEqual([])
    expect(won.awards).toEqual([
      { playerId: 'kane', teamId: 'blue', amount: 66n, step: 0, decidedBy: 'live_tiebreaker' },
      { playerId: 'rice', teamId: 'red', amount: 50n, step: 1 },
    ])
    expect(won.refusals).toMatchObject([
      { teamId: 'red', playerId: 'kane', reason: 'lost_tie' },
      { teamId: 'green', playerId: 'rice', reason: 'outbid' },
      { teamId: 'blue', playerId: 'saka', reason: 'insufficient_funds' },
    ])
  })

  it('takes the raise from the funds and only the tied amount from the hold', () => {
    const held = teams.map((team) => ({ ...team, spendLimit: 65n }))
    const bids = [...tied, bid('blue', 5n, 'saka')]
    const result = [{ playerId: 'kane', winnerTeamId: 'blue', amount: 90n }]
    expect(winners({ ...fought(bids, result), teams: held })).toEqual({ kane: 'blue', saka: 'blue' })
  })

  it.each([
    ['a team that is not in the tie', 'green', 60n],
    ['less than the tied amount', 'blue', 59n],
    ['more than the winner has', 'blue', 101n],
  ])('refuses %s', (_, winnerTeamId, amount) => {
    const input = fought(tied, [{ playerId: 'kane', winnerTeamId, amount }])
    expect(() => allocate(input)).toThrow(expect.objectContaining({ code: 'tie_result_mismatch' }))
  })

  it('refuses a result for a tie that there is not, or not yet', () => {
    const none = fought([bid('red', 9n, 'rice')], [{ playerId: 'rice', winnerTeamId: 'red', amount: 9n }])
    expect(() => allocate(none)).toThrow(expect.objectContaining({ code: 'tie_result_mismatch' }))
    const waiting = [...tied, bid('red', 50n, 'rice'), bid('blue', 30n, 'rice'), bid('green', 30n, 'rice')]
    const early = fought(waiting, [{ playerId: 'rice', winnerTeamId: 'green', amount: 30n }])
    expect(allocate(fought(waiting)).ties).toMatchObject([
      { playerId: 'kane' },
      { playerId: 'rice', dependsOn: ['kane'] },
    ])
    expect(() => allocate(early)).toThrow(expect.objectContaining({ code: 'tie_result_mismatch' }))
  })
})

describe('the trace', () => {
  it('tells each step with the money and slots at it, when asked', () => {
    const input = round({
      players: players('kane', 'rice'),
      teams: [teamWith('blue', 50n), teamWith('red', 100n, { spendLimit: 90n })],
      bids: [
        bid('red', 70n, 'kane'),
        bid('red', 40n, 'rice'),
        bid('blue', 40n, 'rice'),
        bid('blue', 1n, 'kane'),
      ],
    })
    expect(allocate(input).trace).toEqual([])
    expect(allocate(input, { trace: true }).trace).toEqual([
      {
        step: 0,
        playerId: 'kane',
        amount: 70n,
        candidates: [{ teamId: 'red', remaining: 100n, spendable: 90n, openSlots: 5 }],
        outcome: { kind: 'awarded', teamId: 'red' },
      },
      {
        step: 1,
        playerId: 'rice',
        amount: 40n,
        candidates: [
          { teamId: 'blue', remaining: 50n, spendable: 50n, openSlots: 5 },
          { teamId: 'red', remaining: 30n, spendable: 20n, openSlots: 4, refused: 'insufficient_funds' },
        ],
        outcome: { kind: 'awarded', teamId: 'blue' },
      },
    ])
  })
})

describe('an input that contradicts itself', () => {
  const sound = round({
    players: players('kane'),
    teams: [teamWith('red', 9n)],
    bids: [bid('red', 5n, 'kane')],
  })
  const [kane, red] = [{ playerId: 'kane', position: 'B' }, teamWith('red', 1n)]

  it.each([
    ['duplicate_player', { players: [...sound.players, kane] }],
    ['duplicate_team', { teams: [...sound.teams, red] }],
    ['duplicate_bid', { bids: [...sound.bids, bid('red', 6n, 'kane')] }],
    ['unknown_player', { bids: [bid('red', 5n, 'rice')] }],
    ['unknown_team', { bids: [bid('blue', 5n, 'kane')] }],
    ['unknown_player', { tieResults: [{ playerId: 'rice', winnerTeamId: 'red', amount: 5n }] }],
    ['amount_out_of_range', { bids: [bid('red', 2n ** 53n, 'kane')] }],
    ['amount_out_of_range', { bids: [bid('red', -1n, 'kane')] }],
    ['amount_out_of_range', { teams: [teamWith('red', 2n ** 53n)] }],
  ] as const)('%s is an error', (code, change) => {
    expect(() => allocate({ ...sound, ...change })).toThrow(expect.objectContaining({ code }))
  })
})
