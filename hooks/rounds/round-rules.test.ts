import { describe, expect, it } from 'vitest'
import { because, blue, event, outcome, red, round, roundId, uuid, wallet } from '../live/testing'
import { bidSheetRules, type SheetAnswer } from './bid-sheet-rules'
import { type BulkRound, bulkRoundRules } from './bulk-round-rules'
import { type RoundAnswer, roundRules } from './round-rules'

const opened = round({ state: 'open', version: 2 })
const at = '2026-01-01T00:00:00.000Z'

describe('a round’s page', () => {
  const stale: RoundAnswer = { round: round(), playerIds: [], awards: [], asOf: {} }
  const told = (change: 'opened' | 'finalized', view = opened) =>
    outcome(roundRules.round_update?.(stale, event('round_update', { round: view, change })) ?? 'refetch')

  it('opens by the event alone; awards are read', () => {
    expect(told('opened')).toEqual({ data: { ...stale, round: opened }, refetch: false })
    expect(told('finalized')).toMatchObject({ data: { round: opened }, refetch: true })
  })

  it('never goes back, and minds its own round', () => {
    expect(told('opened', round({ version: 0, name: 'old' })).data).toEqual(stale)
    expect(told('finalized', round({ id: uuid(9), version: 9 }))).toEqual({ data: stale, refetch: false })
  })
})

describe('a commissioner’s round', () => {
  const stale: BulkRound = {
    round: round(),
    teams: [
      { teamId: red, name: 'Red', submittedAt: null },
      { teamId: blue, name: 'Blue', submittedAt: at },
    ],
    asOf: {},
  }

  it('shows who has submitted, and who took it back', () => {
    const submitted = event('round_submission', { roundId, teamId: red, submittedAt: at })
    const next = bulkRoundRules.round_submission?.(stale, submitted) as BulkRound
    expect(next.teams.map((row) => row.submittedAt)).toEqual([at, at])
    const withdrawn = event('round_submission', { roundId, teamId: red, submittedAt: null })
    expect(bulkRoundRules.round_submission?.(next, withdrawn)).toEqual(stale)
  })

  it('reads again for a team that it does not know', () => {
    const strange = event('round_submission', { roundId, teamId: uuid(9), submittedAt: at })
    expect(bulkRoundRules.round_submission?.(stale, strange)).toBe('refetch')
  })
})

describe('a team’s sheet', () => {
  const view = { roundId, teamId: red, draft: [], submitted: [], submittedAt: null, held: '0', version: 1 }
  const limits = { funds: '9', largestSafeBid: '9', openSlots: 1, positions: [] }
  const stale: SheetAnswer = { sheet: view, limits, asOf: {} }
  const told = (over: Partial<typeof view>) =>
    outcome(
      bidSheetRules.bid_sheet_update?.(stale, event('bid_sheet_update', { sheet: { ...view, ...over } })) ??
        'refetch',
    )

  it('takes a draft of another tab as it is; a changed hold is read again for its limits', () => {
    expect(told({ version: 2 })).toEqual({
      data: { ...stale, sheet: { ...view, version: 2 } },
      refetch: false,
    })
    expect(told({ version: 2, held: '5' })).toMatchObject({ data: { sheet: { held: '5' } }, refetch: true })
    expect(told({ roundId: uuid(9), version: 5 })).toEqual({ data: stale, refetch: false })
  })

  it('reads its limits again when the team’s money changes, not another’s', () => {
    const money = (teamId: string) =>
      event('wallet_update', { wallet: wallet({ teamId }), because: because('income') })
    expect(bidSheetRules.wallet_update?.(stale, money(red))).toBe('refetch')
    expect(bidSheetRules.wallet_update?.(stale, money(blue))).toBe(stale)
  })
})
