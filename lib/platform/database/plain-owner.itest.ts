import { randomBytes } from 'node:crypto'
import { expect, inject, it } from 'vitest'
import { administer, withDatabase } from '@/lib/testing/postgres'
import { createDatabase } from './client'
import { migrate } from './migrate'

/** A database of a user without special rights, as a hoster gives it. */
async function withPlainOwner(rights: (user: string) => string[], test: (url: string) => Promise<void>) {
  const server = inject('postgresUrl')
  const user = `test_plain_${randomBytes(4).toString('hex')}`
  const url = new URL(withDatabase(server, user))
  Object.assign(url, { username: user, password: user })
  for (const sql of [`CREATE ROLE ${user} LOGIN PASSWORD '${user}'`, ...rights(user)])
    await administer(server, sql)
  await administer(server, `CREATE DATABASE ${user} OWNER ${user}`)
  try {
    await test(url.href)
  } finally {
    await administer(server, `DROP DATABASE ${user} WITH (FORCE)`)
    await administer(server, `DROP ROLE ${user}`)
  }
}

it('migrates as a user without special rights whom a superuser made a member of the app’s role', async () => {
  await withPlainOwner(
    (user) => [`GRANT gavel_app TO ${user}`],
    async (url) => {
      await migrate(url)
      const db = createDatabase(url, { poolSize: 1 })
      try {
        const [session] = await db.$queryRaw<object[]>`
          SELECT current_user::text AS role, has_table_privilege('wallets', 'UPDATE') AS writes`
        expect(session).toEqual({ role: 'gavel_app', writes: false })
      } finally {
        await db.$disconnect()
      }
    },
  )
})

it('refuses to migrate without the role, and says what a superuser has to do', async () => {
  await withPlainOwner(
    () => [],
    async (url) => {
      await expect(migrate(url)).rejects.toThrow(/Have a superuser run, once: GRANT gavel_app TO test_plain_/)
    },
  )
})
