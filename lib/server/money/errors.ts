import { AppError } from '@/lib/platform/app-error'
import { recordRefusal } from '@/lib/server/audit/record'
import type { LeagueScope } from '@/lib/server/leagues/access'

const NAMED = 5

/** Says who has too little, never how much is missing: that would tell what is held. */
export const naming =
  (teams: readonly string[]) =>
  (error: unknown): never => {
    if (!(error instanceof AppError) || error.code !== 'insufficient_funds' || teams.length === 0) throw error
    const named = teams.length > NAMED ? [...teams.slice(0, NAMED), `${teams.length - NAMED} more`] : teams
    const who = new Intl.ListFormat('en-GB').format(named)
    throw new AppError(
      'insufficient_funds',
      `${who} ${teams.length === 1 ? 'does' : 'do'} not have that much available. What is held for bids cannot be taken.`,
      { teams },
    )
  }

/**
 * Notes a refusal for want of money in the audit log: asking for more and less would find out what a team holds for its
 * sealed bids, and whoever does it is seen.
 */
export const notingShortage =
  (scope: LeagueScope, { act, subjectId, reason }: { act: string; subjectId: string; reason: string }) =>
  async (error: unknown): Promise<never> => {
    if (error instanceof AppError && error.code === 'insufficient_funds') {
      await recordRefusal(scope, act, { summary: `Refused: ${error.message}`, subjectId, reason })
    }
    throw error
  }
