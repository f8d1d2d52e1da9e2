import { beforeEach } from 'vitest'
import { database } from '@/lib/platform/database/client'
import { type MadeLeague, makeLeague } from './factories'

/** A league of two teams, made before each test, and the wallet that each has in pounds. */
export function useTwoWallets(given: Omit<Parameters<typeof makeLeague>[0], 'teams'>) {
  let league: MadeLeague
  let wallets: string[]
  const walletId = async (teamId: string, code: string) =>
    (await database().wallet.findFirstOrThrow({ where: { teamId, currency: { code } } })).id
  beforeEach(async () => {
    league = await makeLeague({ ...given, teams: 2 })
    wallets = await Promise.all(league.teams.map((team) => walletId(team.id, 'GBP')))
  })
  return {
    league: () => league,
    wallet: (index: number) => wallets[index] as string,
    walletId,
    /** What is available in it. */
    balance: async (id: string) => (await database().wallet.findUniqueOrThrow({ where: { id } })).available,
    /** Of the owner's, for a command's input. */
    by: () => ({ leagueId: league.leagueId, actor: league.owner, reason: 'a test' }),
  }
}
