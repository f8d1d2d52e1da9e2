import { parseArgs } from 'node:util'
import { createDatabase, type Database } from '@/lib/platform/database/client'
import { connectToData } from '@/lib/platform/database/embedded/connect'
import { migrate } from '@/lib/platform/database/migrate'
import { type VerifyScope, verifyLedger } from '@/lib/server/ledger/verify'

/**
 * `npm run ledger:verify [-- --league SLUG] [--wallet ID]`: recomputes every balance, running total, hold and hash from the
 * postings and names what is wrong. Exit code 0: the books are right; 1: they are not; 2: they could not be looked at.
 */
async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { league: { type: 'string' }, wallet: { type: 'string', multiple: true } },
  })
  const data = await connectToData(process.env)
  // One connection, so that what is set for the session holds for what follows.
  const db = createDatabase(data.url, { poolSize: 1, role: null })
  try {
    await migrate(data.url)
    const scope = { leagueId: await leagueOf(db, values.league), walletIds: values.wallet }
    // A league of a million postings takes longer than any statement of the app may.
    await db.$executeRaw`SET statement_timeout = 0`
    const began = performance.now()
    const faults = await verifyLedger(db, scope)
    const seconds = ((performance.now() - began) / 1000).toFixed(1)
    for (const { text } of faults) console.error(text)
    const counted = `${await count(db, scope)}, ${seconds} s`
    console.log(
      faults.length === 0
        ? `The books are right: ${counted}.`
        : `${number(faults.length, 'fault')} in ${counted}.`,
    )
    return faults.length === 0 ? 0 : 1
  } finally {
    await db.$disconnect()
    await data.close()
  }
}

async function leagueOf(db: Database, slug: string | undefined): Promise<string | undefined> {
  if (slug === undefined) return undefined
  const league = await db.league.findUnique({ where: { slug }, select: { id: true } })
  if (!league) throw new Error(`There is no league ${slug}.`)
  return league.id
}

async function count(db: Database, { leagueId, walletIds }: VerifyScope): Promise<string> {
  const ids = walletIds ? { in: [...walletIds] } : undefined
  const wallets = await db.wallet.count({ where: { leagueId, id: ids } })
  const postings = await db.posting.count({ where: { leagueId, walletId: ids ?? { not: null } } })
  return `${number(wallets, 'wallet')} and ${number(postings, 'posting')} verified`
}

const number = (count: number, noun: string) =>
  `${count.toLocaleString('en-GB')} ${noun}${count === 1 ? '' : 's'}`

main().then(
  (code) => process.exit(code),
  (error: Error) => {
    console.error(error.message)
    process.exit(2)
  },
)
