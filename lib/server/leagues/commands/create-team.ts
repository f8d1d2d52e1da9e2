import type { BodyOf } from '@/lib/contracts/endpoint'
import type { createTeam as contract } from '@/lib/contracts/endpoints/leagues'
import { leagueRoom } from '@/lib/contracts/rooms'
import type { TeamView } from '@/lib/contracts/views'
import { AppError } from '@/lib/platform/app-error'
import { sqlState } from '@/lib/platform/database/errors'
import { newId } from '@/lib/platform/ids'
import { recordAct } from '@/lib/server/audit/record'
import type { UnitOfWork } from '@/lib/server/events/unit-of-work'
import type { IdempotencyClaim } from '@/lib/server/idempotency/key'
import { runOnce } from '@/lib/server/idempotency/run-once'
import { balanceManager } from '@/lib/server/ledger/balance-manager'
import type { LeagueScope } from '../access'
import { teamNameTaken } from '../errors'
import { toTeamView } from '../view'

export type NewTeam = BodyOf<typeof contract>

/**
 * Adds a team with a wallet in every currency of the league; a currency without an opening balance starts at zero.
 * @throws AppError conflict (name taken), not_found (a currency of another league), invalid_request (one given twice)
 */
export async function createTeam(
  scope: LeagueScope,
  input: NewTeam,
  claim: IdempotencyClaim | null = null,
): Promise<{ team: TeamView }> {
  const { leagueId, userId } = scope
  if (new Set(input.opening.map(({ currencyId }) => currencyId)).size < input.opening.length) {
    throw new AppError('invalid_request', 'A currency has two opening balances.')
  }
  return runOnce({ scope: leagueId, actor: { userId }, claim }, async (uow) => {
    const team = await insertTeam(uow, leagueId, input)
    await balanceManager.openWallets(uow, scope, team.id, input.opening)
    const view = toTeamView({ ...team, members: [] })
    uow.emit(leagueRoom(leagueId), 'team_update', { team: view })
    await recordAct(uow, {
      leagueId,
      actorId: userId,
      action: 'team.create',
      summary: `Added the team ${team.name}`,
      subjectId: team.id,
    })
    return { team: view }
  })
}

async function insertTeam(uow: UnitOfWork, leagueId: string, { name, shortName }: NewTeam) {
  try {
    return await uow.tx.team.create({ data: { id: newId(), leagueId, name, shortName, createdAt: uow.now } })
  } catch (error) {
    if (sqlState(error) === '23505') throw teamNameTaken()
    throw error
  }
}
