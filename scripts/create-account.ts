import { parseArgs } from 'node:util'
import { email as emailContract, personName } from '@/lib/contracts/endpoints/accounts'
import { AppError } from '@/lib/platform/app-error'
import { database } from '@/lib/platform/database/client'
import { connectToData } from '@/lib/platform/database/embedded/connect'
import { migrate } from '@/lib/platform/database/migrate'
import { newSecret } from '@/lib/platform/ids'
import { createUser } from '@/lib/server/auth/commands/create-user'
import { hashPassword } from '@/lib/server/auth/password'
import { inTransaction } from '@/lib/server/events/unit-of-work'

const USAGE = `Makes an account that needs no invite: the first one of an installation, who then founds a league.

  npm run create:account -- EMAIL --name "NAME"

The password is made here and printed once; change it on the account page.`

/** @returns the exit code: 0 done, 1 refused, 2 called wrongly */
async function main(): Promise<number> {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { name: { type: 'string' } } })
  const email = emailContract.safeParse(positionals[0])
  const name = personName.safeParse(values.name)
  if (!email.success || !name.success) {
    console.error(USAGE)
    return 2
  }
  const data = await connectToData(process.env)
  process.env.DATABASE_URL = data.url
  try {
    await migrate(data.url)
    const password = newSecret().slice(0, 20)
    const passwordHash = await hashPassword(password)
    const user = { email: email.data, name: name.data, passwordHash }
    await inTransaction({ userId: null }, (uow) => createUser(uow, user))
    console.log(`Account made.\n\n  E-mail    ${email.data}\n  Password  ${password}\n`)
    return 0
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    console.error(error.message)
    return 1
  } finally {
    await database().$disconnect()
    await data.close()
  }
}

main().then(
  (code) => process.exit(code),
  (error: Error) => {
    console.error(error.message)
    process.exit(1)
  },
)
