import { z } from 'zod'
import { asOfSchema } from '../rooms'
import {
  activityItem,
  boostView,
  id,
  incomeRuleView,
  roundView,
  squadView,
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
    /** What it bought for its next income payments, oldest first. */
    boosts: z.array(boostView),
    activity: z.array(activityItem),
    asOf: asOfSchema,
  }),
})
