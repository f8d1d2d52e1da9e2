import { parseArgs } from 'node:util'
import { createDatabase } from '@/lib/platform/database/client'
import { connectToData } from '@/lib/platform/database/embedded/connect'
import { migrate } from '@/lib/platform/database/migrate'
import { verifyLedger } from '@/lib/server/ledger/verify'

/**
 * `npm run ledger:verify [-- --wallet ID]`: recomputes every balance, running total and hash from the postings and names what is
 * wrong. Exit code 0: the books are right; 1: they are not.
 */
async function main(): Promise<number> {
  const { values } = parseArgs({ options: { wallet: { type: 'string', multiple: true } } })
  const data = await connectToData(process.env)
  const db = createDatabase(data.url, { poolSize: 1, role: null })
  try {
    await migrate(data.url)
    const faults = await verifyLedger(db, values.wallet)
    for (const { text } of faults) console.error(text)
    const of = values.wallet ? { in: values.wallet } : undefined
    const postings = await db.posting.count({ where: { NOT: { walletId: null }, walletId: of } })
    console.log(
      faults.length === 0
        ? `The books are right: ${postings} postings verified.`
        : `${faults.length} faults in ${postings} postings.`,
    )
    return faults.length === 0 ? 0 : 1
  } finally {
    await db.$disconnect()
    await data.close()
  }
}

main().then(
  (code) => process.exit(code),
  (error: Error) => {
    console.error(error.message)
    process.exit(2)
  },
)
