import { execFile } from 'node:child_process'
import { expect, it } from 'vitest'
import { useTestDatabase } from '@/lib/testing/database'
import { makeLeague } from '@/lib/testing/factories'
import { tamper } from '@/lib/testing/tamper'

const database = useTestDatabase()

/** As `npm run ledger:verify -- ARGS` would. */
function run(...args: string[]): Promise<{ code: number; out: string; complaint: string }> {
  const env: NodeJS.ProcessEnv = { ...process.env, DATABASE_URL: database().url, NODE_ENV: 'production' }
  const command = ['--import', 'tsx', 'scripts/verify-ledger.ts', ...args]
  return new Promise((resolve) => {
    execFile(process.execPath, command, { env }, (error, out, complaint) => {
      resolve({ code: error ? Number(error.code) : 0, out, complaint })
    })
  })
}

it('npm run ledger:verify names wallet and number of what is wrong, and its exit code says so', {
  timeout: 60_000,
}, async () => {
  const [right, wrong] = [await makeLeague({ teams: 1 }), await makeLeague({ teams: 2 })]
  const { id } = await database().wallet.findFirstOrThrow({ where: { leagueId: wrong.leagueId } })
  await tamper(`UPDATE postings SET cause_id = gen_random_uuid() WHERE wallet_id = '${id}' AND seq = 1`)
  const [good, bad, unknown] = await Promise.all([
    run('--league', right.slug),
    run(),
    run('--league', 'nowhere'),
  ])
  expect(good).toMatchObject({ code: 0, complaint: '' })
  expect(good.out).toMatch(/^The books are right: 1 wallet and 1 posting verified, [\d.]+ s\.\n$/)
  expect(bad).toMatchObject({ code: 1, complaint: `posting 1 of wallet ${id} does not match its hash\n` })
  expect(bad.out).toMatch(/^1 fault in 3 wallets and 3 postings verified, /)
  expect(unknown).toMatchObject({ code: 2, out: '', complaint: 'There is no league nowhere.\n' })
})
