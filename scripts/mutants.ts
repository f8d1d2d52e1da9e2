import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startTestPostgres } from '@/lib/testing/postgres'
import { mutants } from '@/tests/mutants'
import { broken, type Mutant } from '@/tests/mutants/mutant'
import { type Outcome, runTests, stopTests } from './lib/run-tests'
import { copyTree } from './lib/throwaway-tree'

/**
 * `npm run test:mutants [-- --only NAME] [--promise N] [--list] [--lanes N]`: takes each guard of tests/mutants away, one at a time in a
 * copy of the project, and expects its tests to fail. Ends with 1 when one does not.
 */
const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true },
    promise: { type: 'string' },
    list: { type: 'boolean' },
    lanes: { type: 'string', default: '2' },
  },
})
const lanes = Math.max(1, Math.trunc(Number(values.lanes)) || 1)
const chosen = mutants.filter(
  ({ name, promise }) =>
    (values.only === undefined || values.only.includes(name)) &&
    (values.promise === undefined || promise === Number(values.promise)),
)
let stopping = false
const width = Math.max(...mutants.map(({ name }) => name.length))
const row = ({ name, promise }: Mutant, rest: string) =>
  `${name.padEnd(width)}  ${String(promise).padStart(2)}  ${rest}`

if (chosen.length === 0) {
  console.error('There is no such mutant: npm run test:mutants -- --list names them.')
  process.exit(2)
}
if (values.list) {
  for (const mutant of chosen) console.log(row(mutant, mutant.file))
  process.exit(0)
}
main().catch((error: Error) => {
  console.error(error.message)
  process.exit(1)
})

async function main() {
  // Before anything is started: a list that is out of date says so at once.
  for (const mutant of chosen) broken(await readFile(mutant.file, 'utf8'), mutant)
  /** Ended in the opposite order of starting, also by Ctrl-C. */
  const stack: (() => unknown)[] = []
  const stop = async (code: number) => {
    if (stopping) return
    stopping = true
    stopTests()
    for (const part of stack.reverse()) await part()
    process.exit(code)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void stop(130))
  const trees = Array.from({ length: Math.min(lanes, chosen.length) }, copyTree)
  stack.push(() => {
    for (const tree of trees) tree.remove()
  })
  if (chosen.some(({ tests }) => tests.some(({ file }) => file.endsWith('.itest.ts')))) {
    const postgres = await startTestPostgres('mutants')
    stack.push(() => postgres.stop())
    process.env.GAVEL_TEST_POSTGRES = postgres.url
  }
  const paths = trees.map(({ path }) => path)
  await stop((await isGreen(paths[0] as string)) && (await allCaught(paths)) ? 0 : 1)
}

/** The same tests without any mutant: red there, red says nothing here. */
async function isGreen(tree: string): Promise<boolean> {
  const tests = chosen.flatMap((mutant) => mutant.tests)
  const { passed, failed, broken, seconds } = await runTests(tree, tests)
  if (stopping) return false
  console.log(
    `${passed.length} tests, ${failed.length} of them red without any mutant (${seconds.toFixed(1)} s)\n`,
  )
  for (const title of failed) console.log(`  red: ${title}`)
  if (broken) console.log(`  ${broken}`)
  return failed.length === 0 && !broken
}

/** A tree is a lane: whichever is free takes the next mutant. */
async function allCaught(trees: readonly string[]): Promise<boolean> {
  const began = Date.now()
  const [left, wrong] = [[...chosen], [] as string[]]
  console.log(`${'mutant'.padEnd(width)}   #  caught by`)
  const lane = async (tree: string) => {
    for (let mutant = left.shift(); mutant; mutant = left.shift()) {
      const outcome = await tryOut(tree, mutant)
      if (stopping) return
      const [caughtBy] = outcome.failed
      if (!caughtBy) wrong.push(mutant.name)
      console.log(row(mutant, `${caughtBy ?? whyNot(outcome)} (${outcome.seconds.toFixed(1)} s)`))
    }
  }
  await Promise.all(trees.map(lane))
  if (stopping) return false
  const names = wrong.length > 0 ? `: ${wrong.join(', ')}` : ''
  console.log(`\n${((Date.now() - began) / 1000).toFixed(0)} s`)
  console.log(`${chosen.length - wrong.length} caught, ${wrong.length} not${names}`)
  return wrong.length === 0
}

async function tryOut(tree: string, mutant: Mutant): Promise<Outcome> {
  const path = join(tree, mutant.file)
  const source = await readFile(path, 'utf8')
  await writeFile(path, broken(source, mutant))
  try {
    return await runTests(tree, mutant.tests, { bail: true })
  } finally {
    await writeFile(path, source)
  }
}

function whyNot({ passed, broken }: Outcome): string {
  if (broken) return `NOTHING PROVEN: ${broken}`
  return passed.length > 0 ? 'SURVIVES: nothing failed' : 'NOTHING PROVEN: no such test'
}
