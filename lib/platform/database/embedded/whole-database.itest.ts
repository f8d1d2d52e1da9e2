import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { administer, withDatabase } from '@/lib/testing/postgres'
import { makeDatabase } from './whole-database'

const server = inject('postgresUrl')
const name = `test_${randomBytes(6).toString('hex')}`
const client = new pg.Client({ connectionString: server })
beforeAll(() => client.connect())
afterAll(async () => {
  await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
  await client.end()
})
const inside = (sql: string) => administer(withDatabase(server, name), sql)
const tables = async () =>
  (await inside(`SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`)).map(
    ({ tablename }) => tablename,
  )

it('a database that its first start did not finish is made anew; a finished one is kept', async () => {
  await makeDatabase(client, name, { filling: true })
  await inside('CREATE TABLE half ()')
  // As a connection of the killed one that PostgreSQL has not noticed yet.
  const left = new pg.Client({ connectionString: withDatabase(server, name) })
  left.on('error', () => {})
  await left.connect()

  const second = await makeDatabase(client, name, { filling: true })
  expect(await tables()).toEqual([])
  await inside('CREATE TABLE whole ()')
  await second.finished()
  await makeDatabase(client, name, { filling: true })
  await makeDatabase(client, name)
  expect(await tables()).toEqual(['whole'])
  await left.end().catch(() => {})
})
