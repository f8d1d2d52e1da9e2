import { describe, expect, it } from 'vitest'
import type { AppError } from '@/lib/platform/app-error'
import { useTestDatabase } from '@/lib/testing/database'
import {
  close,
  joinLeague,
  makeLeague,
  makeOpenRound,
  makePlayers,
  submitBids,
} from '@/lib/testing/factories'
import { enterAsCommissioner, enterLeague } from './access'
import { acceptInvite } from './commands/accept-invite'
import { createInvite } from './commands/create-invite'
import { removeMember } from './commands/remove-member'

const db = useTestDatabase()
const codeOf = (error: AppError) => error.code

describe('an invite to a team', () => {
  it('does not let a commissioner look at bids that are sealed; after the close it does', async () => {
    const league = await makeLeague({ teams: 1 })
    const [player] = await makePlayers(league, 1)
    const [team] = league.teams
    if (!player || !team) throw new Error('the factories made nothing')
    const round = await makeOpenRound(league)
    await submitBids(league, round.id, team, [[player, 100]])
    const { code } = await createInvite(league.scope, {
      role: 'manager',
      teamId: team.id,
      maxUses: 1,
      days: 1,
    })
    await expect(acceptInvite(league.owner, code).catch(codeOf)).resolves.toBe('conflict')
    expect((await enterLeague(league.owner, league.leagueId)).teamId).toBeNull()
    await close(league, round.id)
    await acceptInvite(league.owner, code)
    expect((await enterLeague(league.owner, league.leagueId)).teamId).toBe(team.id)
  })
})

describe('a removed commissioner', () => {
  it('does not come back by a link of his own', async () => {
    const league = await makeLeague({ teams: 0 })
    const deputy = await joinLeague(league, { role: 'commissioner' })
    const scope = await enterAsCommissioner(deputy, league.leagueId, 'a test')
    const { code } = await createInvite(scope, { role: 'commissioner', teamId: null, maxUses: 5, days: 60 })
    await removeMember(league.scope, scope.memberId)
    await expect(acceptInvite(deputy, code).catch(codeOf)).resolves.not.toBeUndefined()
    expect(await db().member.count({ where: { leagueId: league.leagueId, userId: deputy.userId } })).toBe(0)
  })
})
