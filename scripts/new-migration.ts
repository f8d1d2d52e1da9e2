import { execFileSync } from 'node:child_process'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { schemaDiff } from '@/lib/platform/database/migrate'
import { startTestPostgres } from '@/lib/testing/postgres'

/** `npm run migrate:new -- NAME`: the SQL from the last committed schema to the one in the working tree. */
const name = process.argv[2]
if (!name || !/^[a-z][a-z0-9_]*$/.test(name)) {
  console.error('Give the migration a name: npm run migrate:new -- add_something')
  process.exit(2)
}
const before = execFileSync('git', ['show', 'HEAD:prisma/schema.prisma'], { encoding: 'utf8' })
const after = await readFile('prisma/schema.prisma', 'utf8')
const postgres = await startTestPostgres('migrations')
try {
  const sql = await schemaDiff(postgres.url, after, before)
  const count = (await readdir('prisma/migrations', { withFileTypes: true })).filter((entry) =>
    entry.isDirectory(),
  ).length
  const folder = `prisma/migrations/${String(count + 1).padStart(4, '0')}_${name}`
  await mkdir(folder)
  await writeFile(`${folder}/migration.sql`, sql)
  console.log(`${folder}/migration.sql`)
} finally {
  await postgres.stop()
}
