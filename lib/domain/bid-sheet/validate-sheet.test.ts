import { describe, expect, it } from 'vitest'
import { rulesWith } from '@/lib/domain/allocation/fixtures'
import { type SheetBid, type SheetContext, validateSheet } from './validate-sheet'

const CONTEXT: SheetContext = {
  rules: rulesWith({ minimumBid: '100', bidStep: '50', reservePerOpenSlot: true, maxBidsPerTeam: 4 }),
  currency: { code: 'GBP', decimals: 2, symbol: '£' },
  funds: 1000n,
  open: { total: 3, byPosition: { GK: 0, FWD: 3 } },
  positionOf: new Map([
    ['kane', 'FWD'],
    ['saka', 'FWD'],
    ['rice', 'FWD'],
    ['haaland', 'FWD'],
    ['salah', 'FWD'],
    ['raya', 'GK'],
  ]),
}

function sheet(text: string): SheetBid[] {
  return text.split(' ').map((pair) => {
    const [playerId = '', amount = ''] = pair.split(':')
    return { playerId, amount: BigInt(amount) }
  })
}

function problems(text: string, change: Partial<SheetContext> = {}) {
  return validateSheet(sheet(text), { ...CONTEXT, ...change })
}

describe('validateSheet', () => {
  it('passes a sheet whose bids together are more than the team has', () => {
    expect(problems('kane:800 saka:800 rice:100 haaland:450')).toEqual([])
    expect(validateSheet([], CONTEXT)).toEqual([])
  })

  it.each([
    ['kane:50', 'below_minimum', 'The least you can bid is £1.00.'],
    ['kane:-100', 'below_minimum', 'The least you can bid is £1.00.'],
    ['kane:170', 'off_step', 'Bids go up from £1.00 in steps of £0.50: bid £1.50 or £2.00.'],
    ['kane:850', 'above_safe_bid', 'The most you can safely bid is £8.00.'],
    ['kane:9007199254740992', 'too_large', 'This amount is too large. Bid less.'],
    ['nobody:100', 'not_in_round', 'This player is not in this round. Take the bid off the sheet.'],
    [
      'raya:100',
      'position_full',
      'You have no open slot at GK. Take the bid off, or release a player there.',
    ],
  ])('%s → %s', (text, code, message) => {
    expect(problems(text)).toEqual([{ playerId: text.split(':')[0], code, message }])
  })

  it('names a player who is on the sheet twice, once', () => {
    expect(problems('kane:100 saka:100 kane:200')).toEqual([
      {
        playerId: 'kane',
        code: 'duplicate_player',
        message: 'This player is on the sheet twice. Keep one bid.',
      },
    ])
  })

  it('counts the bids', () => {
    expect(problems('kane:100 saka:100 rice:100 haaland:100 salah:100')).toEqual([
      { code: 'too_many_bids', message: 'The sheet has 5 bids and this round allows 4. Take 1 off.' },
    ])
  })

  it('says that the squad is full once, not at each bid', () => {
    const open = { total: 0, byPosition: { GK: 0, FWD: 3 } }
    expect(problems('kane:100 saka:100', { open }).map(({ code }) => code)).toEqual(['squad_full'])
  })

  it('offers a largest bid that is on the step', () => {
    expect(problems('kane:1000', { funds: 1049n })[0]?.message).toBe('The most you can safely bid is £8.00.')
  })

  it('takes zero for a value: a team with nothing may bid nothing', () => {
    const rules = rulesWith({ minimumBid: '0', reservePerOpenSlot: true })
    expect(problems('kane:0', { rules, funds: 0n })).toEqual([])
    expect(problems('kane:1', { rules, funds: 0n }).map(({ code }) => code)).toEqual(['above_safe_bid'])
  })

  it('says so when a team cannot even bid the minimum', () => {
    expect(problems('kane:100', { funds: 250n })[0]?.message).toBe(
      'You have too little money for a bid in this round.',
    )
  })
})
