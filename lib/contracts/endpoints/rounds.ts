import { z } from 'zod'
import { amount, amountText } from '../money'
import { asOfSchema } from '../rooms'
import { roundRulesSchema } from '../round-rules'
import { plainText } from '../text'
import { awardView, bidSheetView, id, instant, roundView } from '../views'
import { endpointsOf } from './define'

const endpoint = endpointsOf('Rounds')
const inRound = z.strictObject({ roundId: id })
/** The bulk routes name their parameter as the folder does. */
const byId = z.strictObject({ id })
const roundName = plainText(80, 'Give the round a name.')

export const createRound = endpoint('POST', '/api/leagues/{leagueId}/rounds', {
  summary: 'Draft a sealed-bid round (commissioner)',
  idempotent: true,
  params: z.strictObject({ leagueId: id }),
  maxBytes: 262_144,
  body: z.strictObject({
    name: roundName,
    currencyId: id,
    rules: roundRulesSchema,
    /** Null: every player without an owner. */
    playerIds: z.array(id).min(1).max(5000).nullable(),
    closesAt: instant.nullable(),
  }),
  answer: z.strictObject({ round: roundView }),
})

export const openRound = endpoint('POST', '/api/rounds/{roundId}/open', {
  summary: 'Open a round for bids until closesAt (commissioner)',
  idempotent: true,
  params: inRound,
  body: z.strictObject({ closesAt: instant }),
  answer: z.strictObject({ round: roundView }),
})

export const closeRound = endpoint('POST', '/api/rounds/{roundId}/close', {
  summary: 'Close a round now, before its time (commissioner)',
  idempotent: true,
  params: inRound,
  answer: z.strictObject({ round: roundView }),
})

export const getRound = endpoint('GET', '/api/rounds/{roundId}', {
  summary: 'A round: its rules, its players and, once finalized, its awards',
  params: inRound,
  answer: z.strictObject({
    round: roundView,
    playerIds: z.array(id),
    /** Empty until finalized; while tiebreakers are live, those that do not wait for them. */
    awards: z.array(awardView),
    asOf: asOfSchema,
  }),
})

/** Cancels the round and refunds everything it cost. */
export const deleteRound = endpoint('DELETE', '/api/rounds/{roundId}', {
  summary:
    'Cancel a round; a finalized one is refunded in full and its players leave the squads (commissioner)',
  idempotent: true,
  params: inRound,
  answer: z.strictObject({ round: roundView, refunded: z.int() }),
})

/** What a team may still spend and own; largestSafeBid is for the first bid of a sheet. */
export const sheetLimits = z.strictObject({
  /** available + what this sheet already holds. */
  funds: amountText,
  largestSafeBid: amountText,
  openSlots: z.int(),
  positions: z.array(z.strictObject({ code: z.string(), slots: z.int(), taken: z.int() })),
})

const sheetAnswer = z.strictObject({ sheet: bidSheetView, limits: sheetLimits, asOf: asOfSchema })

export const getSheet = endpoint('GET', '/api/rounds/{roundId}/sheet', {
  summary: 'My team’s bids in a round: the draft, what is submitted, and what I may bid',
  params: inRound,
  answer: sheetAnswer,
})

const draftLine = z.strictObject({ playerId: id, amount })
const sheetBody = z.strictObject({
  bids: z.array(draftLine).max(2000),
  /** The version this edit began from; another tab's newer one answers 409 version_conflict. */
  expectedVersion: z.int().nonnegative(),
})

export const saveSheet = endpoint('PUT', '/api/rounds/{roundId}/sheet', {
  summary: 'Save my draft; nothing is bid by this',
  params: inRound,
  maxBytes: 262_144,
  body: sheetBody,
  answer: sheetAnswer,
})

export const submitSheet = endpoint('POST', '/api/rounds/{roundId}/sheet/submit', {
  summary: 'Submit these bids, in place of any before; the wallet holds the most they can cost',
  idempotent: true,
  params: inRound,
  maxBytes: 262_144,
  body: sheetBody,
  answer: sheetAnswer,
})

export const withdrawSheet = endpoint('DELETE', '/api/rounds/{roundId}/sheet', {
  summary: 'Take back all my submitted bids; the hold is released, the draft stays',
  idempotent: true,
  params: inRound,
  answer: sheetAnswer,
})

export const getBulkRound = endpoint('GET', '/api/admin/bulk-rounds/{id}', {
  summary: 'A round for its commissioner: who has submitted, never what',
  params: byId,
  answer: z.strictObject({
    round: roundView,
    teams: z.array(z.strictObject({ teamId: id, name: z.string(), submittedAt: instant.nullable() })),
    asOf: asOfSchema,
  }),
})

export const previewBulkRound = endpoint('GET', '/api/admin/bulk-rounds/{id}/preview', {
  summary: 'What finalizing would do; only after the close (commissioner)',
  params: byId,
  answer: z.strictObject({
    /** Those that hold however its ties end. */
    awards: z.array(awardView.omit({ refundedAt: true })),
    /** Live tiebreakers that there will be; `waitsFor`: the players whose tiebreakers come first, none: it opens at once. */
    ties: z.array(
      z.strictObject({ playerId: id, teamIds: z.array(id), amount: amountText, waitsFor: z.array(id) }),
    ),
    /** How many more players have a winner for now, whom a tie may still change. */
    waiting: z.int(),
    /** How many bids do not win, by reason, however its ties end. */
    refusals: z.array(z.strictObject({ reason: z.string(), count: z.int() })),
    teams: z.array(
      z.strictObject({
        teamId: id,
        name: z.string(),
        submitted: z.boolean(),
        wins: z.int(),
        spent: amountText,
        /** Money left after the round. */
        left: amountText,
        /** Its wallet is frozen and would have to change: finalizing is refused until it is unfrozen. */
        frozen: z.boolean(),
      }),
    ),
    bidCount: z.int(),
    unsold: z.int(),
  }),
})

export const finalizeBulkRound = endpoint('POST', '/api/admin/bulk-rounds/{id}/finalize', {
  summary:
    'Award the players, debit the wallets, release the holds: all in one transaction, once; ties open live tiebreakers (commissioner)',
  idempotent: true,
  params: byId,
  answer: z.strictObject({ round: roundView, awards: z.array(awardView) }),
})
