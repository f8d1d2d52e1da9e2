import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import type { AnswerOf } from '@/lib/contracts/endpoint'
import type {
  importPlayers as endpoint,
  ImportMapping,
  ImportProblem,
} from '@/lib/contracts/endpoints/players'
import { importPlayers as contract, importMapping } from '@/lib/contracts/endpoints/players'
import { AppError } from '@/lib/platform/app-error'
import { database } from '@/lib/platform/database/client'
import { connectToData } from '@/lib/platform/database/embedded/connect'
import { enterAsOperator } from '@/lib/server/leagues/access'
import { importPlayers } from '@/lib/server/players/commands/import-players'

const USAGE = `Imports a CSV of players into a league: all of it, or nothing.

  npm run import:players -- FILE --league SLUG [--dry-run] [--mapping JSON-FILE]

  --league   the league's short name, as in its address
  --dry-run  only say what the file would bring
  --mapping  which column means what, as JSON like the "mapping" of the API's preview; without it, a guess`

/** As many lines of problems as a terminal is read back for. */
const SHOWN = 30

class Refusal extends Error {}

main().then(
  (code) => process.exit(code),
  (error: Error) => {
    console.error(error.message)
    process.exit(1)
  },
)

/** @returns the exit code: 0 done, 1 refused, 2 called wrongly */
async function main(): Promise<number> {
  const args = readArgs()
  if (args === null) {
    console.error(USAGE)
    return 2
  }
  const csv = await readText(args.file)
  const mapping = args.mapping ? await readMapping(args.mapping) : null
  const input = contract.body.safeParse({ csv, mapping, mode: args.dryRun ? 'preview' : 'import' })
  if (!input.success) throw new Refusal(input.error.issues[0]?.message ?? 'The file cannot be read.')
  const data = await connectToData(process.env)
  process.env.DATABASE_URL = data.url
  try {
    const scope = await enterAsOperator(args.league).catch((error) => {
      throw error instanceof AppError ? new Refusal(`There is no league "${args.league}".`) : error
    })
    const preview = await importPlayers(scope, { ...input.data, mode: 'preview' })
    report(args.file, preview)
    if (preview.problems.length > 0) return 1
    if (args.dryRun) {
      console.log('Nothing was imported (--dry-run).')
      return 0
    }
    const { added, updated } = await importPlayers(scope, input.data)
    console.log(`Imported: ${added} new, ${updated} updated.`)
    return 0
  } finally {
    await database().$disconnect()
    await data.close()
  }
}

function readArgs() {
  const options = {
    league: { type: 'string' },
    'dry-run': { type: 'boolean', default: false },
    mapping: { type: 'string' },
  } as const
  try {
    const { values, positionals } = parseArgs({ options, allowPositionals: true })
    const [file, ...more] = positionals
    if (!file || more.length > 0 || !values.league) return null
    return { file, league: values.league, dryRun: values['dry-run'], mapping: values.mapping }
  } catch {
    return null
  }
}

async function readText(file: string): Promise<string> {
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    throw new Refusal(`${file} cannot be read (${error.code}).`)
  })
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new Refusal(`${file} is not UTF-8. Save it as UTF-8 and try again.`)
  }
}

async function readMapping(file: string): Promise<ImportMapping> {
  const text = await readText(file)
  try {
    return importMapping.parse(JSON.parse(text))
  } catch (error) {
    const issue = (error as { issues?: { path: PropertyKey[]; message: string }[] }).issues?.[0]
    const why = issue ? `${issue.path.join('.')}: ${issue.message}` : (error as Error).message
    throw new Refusal(`The mapping in ${file} is not valid: ${why}`)
  }
}

function report(file: string, preview: AnswerOf<typeof endpoint>) {
  console.log(`${file}: ${preview.total} players, ${preview.added} new, ${preview.updated} already there.`)
  for (const { name, position, club, basePrice } of preview.sample.slice(0, 3)) {
    console.log(
      `  such as ${name} (${[position, club].filter(Boolean).join(', ')}), ${basePrice} minor units`,
    )
  }
  list('note', preview.warnings)
  list('problem', preview.problems)
  if (preview.problems.length > 0) console.error('Nothing was imported.')
}

function list(what: string, entries: readonly ImportProblem[]) {
  if (entries.length === 0) return
  console.error(`${entries.length} ${what}${entries.length === 1 ? '' : 's'}:`)
  for (const { line, column, message } of entries.slice(0, SHOWN)) {
    console.error(`  line ${line}${column === null ? '' : `, ${column}`}: ${message}`)
  }
  if (entries.length > SHOWN) console.error(`  and ${entries.length - SHOWN} more`)
}
