import fc from 'fast-check'
import { expect, it } from 'vitest'
import { database } from '@/lib/platform/database/client'
import { verifyLedger } from '@/lib/server/ledger/verify'
import { useTestDatabase } from '@/lib/testing/database'
import { makeLeague } from '@/lib/testing/factories'
import { soak } from '@/lib/testing/soak'
import { commands, type Run } from './commands'
import { newReal, type Real } from './real'

const db = useTestDatabase()
const { seconds, seed, pick } = soak()

it('does what the model says, operation by operation, and refuses without a trace', {
  timeout: (seconds + 60) * 1_000,
}, async () => {
  const other = await makeLeague({ teams: 1 })
  const foreign = (await db().wallet.findFirstOrThrow({ where: { leagueId: other.leagueId } })).id
  let acts = 0
  await fc.assert(
    fc.asyncProperty(commands(pick(40, 80)), async (drawn) => {
      const { model, real } = await newReal(foreign)
      const run: Run = { model, keys: new Map() }
      await fc.asyncModelRun(() => ({ model: run, real }), drawn)
      acts += [...drawn].length
      await compareBooks(run, real)
    }),
    // What is printed of a failure has the seed and the path: given again, they find it again.
    { seed, numRuns: pick(5, 100_000), ...(seconds > 0 ? { interruptAfterTimeLimit: seconds * 1_000 } : {}) },
  )
  if (seconds > 0) console.log(`model: ${acts} operations, seed ${seed}`)
})

/** Line by line what the model has, and right in themselves. */
async function compareBooks({ model }: Run, real: Real): Promise<void> {
  const { leagueId } = real.league
  const lines = await database().posting.findMany({ where: { leagueId }, orderBy: { seq: 'asc' } })
  const amounts = real.wallets.map((id) =>
    lines.filter(({ walletId }) => walletId === id).map((line) => line.amount),
  )
  expect(amounts).toEqual(model.wallets.map((wallet) => wallet.lines))
  expect(await verifyLedger(database(), { leagueId })).toEqual([])
}
