import { readdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import pg from 'pg'
import { ensureAppRole } from './app-role'
import { WholeScripts } from './whole-scripts'

/** The engine stops the process when it is given no file at all; applying migrations needs none in it. */
const NO_MODELS: [string, string][] = [['schema.prisma', 'datasource db {\n  provider = "postgresql"\n}\n']]

// Where the engine puts the reason when it panics; without it, it dies of not finding the place.
Object.assign(globalThis, {
  PRISMA_WASM_PANIC_REGISTRY: { set_message: (text: string) => process.stderr.write(text) },
})

/**
 * Prisma's schema engine as WebAssembly: the native one is a download (docs/decisions/0003). It keeps Prisma's own
 * `_prisma_migrations` table, so `prisma migrate deploy` works on the same database.
 */
async function loadEngine(databaseUrl: string, datamodels: [string, string][] = NO_MODELS) {
  // Through a variable, so that no bundler or checker tries to follow the .wasm import of the package's entry.
  const entry = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg')
  const bindings = await import(pathToFileURL(entry).href)
  const wasm = await readFile(join(dirname(entry), 'schema_engine_bg.wasm'))
  const { instance } = await WebAssembly.instantiate(wasm, { './schema_engine_bg.js': bindings })
  bindings.__wbg_set_wasm(instance.exports)
  ;(instance.exports.__wbindgen_start as (() => void) | undefined)?.()
  const connections = new WholeScripts(databaseUrl)
  const adapter = bindMigrationAwareSqlAdapterFactory(connections)
  const engine = await bindings.SchemaEngine.new({ datamodels }, () => {}, adapter)
  return {
    engine,
    async close() {
      engine.free()
      await connections.close()
    },
  }
}

const filters = { externalTables: [], externalEnums: [] }

async function readMigrations(root: string) {
  const baseDir = join(root, 'prisma', 'migrations')
  const names = (await readdir(baseDir, { withFileTypes: true })).filter((entry) => entry.isDirectory())
  const migrationDirectories = await Promise.all(
    names
      .map((entry) => entry.name)
      .sort()
      .map(async (name) => ({
        path: name,
        migrationFile: {
          path: 'migration.sql',
          content: { tag: 'ok', value: await readFile(join(baseDir, name, 'migration.sql'), 'utf8') },
        },
      })),
  )
  return {
    baseDir,
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    shadowDbInitScript: '',
    migrationDirectories,
  }
}

/** Any fixed number: two nodes that start at once migrate one after the other. */
const MIGRATION_LOCK = 7_285_301

/**
 * Brings the database to the newest migration.
 * @returns the names of the migrations applied now
 * @throws when a migration fails; the database's own message is in it
 */
export async function migrate(databaseUrl: string, root = process.cwd()): Promise<string[]> {
  const list = await readMigrations(root)
  const lock = new pg.Client({ connectionString: databaseUrl })
  await lock.connect()
  try {
    await lock.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK])
    await ensureAppRole(lock)
    if (
      await isCurrent(
        lock,
        list.migrationDirectories.map((entry) => entry.path),
      )
    )
      return []
    const { engine, close } = await loadEngine(databaseUrl)
    try {
      const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList: list, filters })
      return appliedMigrationNames
    } finally {
      await close()
    }
  } finally {
    await lock.end()
  }
}

/** True when every migration is applied: then the engine (150 ms, 4 MB) need not be loaded. */
async function isCurrent(client: pg.Client, names: string[]): Promise<boolean> {
  const { rows: tables } = await client.query(`SELECT to_regclass('_prisma_migrations') IS NOT NULL AS found`)
  if (!tables[0].found) return false
  const { rows } = await client.query(
    'SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL',
  )
  const applied = new Set(rows.map((row) => row.migration_name))
  return names.every((name) => applied.has(name))
}

/** The SQL that turns an empty database (or the schema `from`) into prisma/schema.prisma: the start of a new migration. */
export async function schemaDiff(databaseUrl: string, schema: string, from?: string): Promise<string> {
  const { engine, close } = await loadEngine(databaseUrl, [['schema.prisma', schema]])
  const target = (content: string) => ({
    tag: 'schemaDatamodel',
    files: [{ path: 'schema.prisma', content }],
  })
  try {
    const result = await engine.diff({
      from: from === undefined ? { tag: 'empty' } : target(from),
      to: target(schema),
      script: true,
      exitCode: null,
      filters,
    })
    return result.stdout ?? ''
  } finally {
    await close()
  }
}
