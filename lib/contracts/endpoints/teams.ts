import { z } from 'zod'
import { asOfSchema } from '../rooms'
import {
  activityItem,
  holdView,
  id,
  incomeRuleView,
  roundView,
  squadView,
  statementLine,
  teamView,
  walletView,
} from '../views'
import { endpointsOf } from './define'

const endpoint = endpointsOf('Teams')

export const getDashboard = endpoint('GET', '/api/teams/{teamId}/dashboard', {
  summary: 'A team: wallets, squad, rounds in progress, latest activity',
  params: z.strictObject({ teamId: id }),
  answer: z.strictObject({
    team: teamView,
    /** True for the team's own people: then available, held and sheets are filled in. */
    mine: z.boolean(),
    wallets: z.array(walletView),
    squad: squadView,
    /** Rounds not yet finalized, soonest close first. */
    rounds: z.array(roundView),
    /** Own team only: what stands in each of those rounds. */
    sheets: z.array(
      z.strictObject({
        roundId: id,
        draftCount: z.int(),
        submittedCount: z.int(),
        submittedAt: z.string().nullable(),
      }),
    ),
    /** Income that is being paid, or paused; the next payment first. */
    income: z.array(incomeRuleView),
    activity: z.array(activityItem),
    asOf: asOfSchema,
  }),
})

export const getStatement = endpoint('GET', '/api/wallets/{walletId}/statement', {
  summary: 'A wallet’s postings, newest first, in pages',
  params: z.strictObject({ walletId: id }),
  query: z.strictObject({
    /** Only lines with a lower number. */
    before: z.coerce.number().int().positive().optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  answer: z.strictObject({
    wallet: walletView,
    team: teamView,
    /** Own team only. */
    holds: z.array(holdView),
    lines: z.array(statementLine),
    /** Pass as `before` for the next page; null at the end. */
    next: z.int().nullable(),
    asOf: asOfSchema,
  }),
})
