import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startTestPostgres } from '@/lib/testing/postgres'
import { redisProgram } from '@/lib/testing/redis'
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
const wanted = mutants.filter(
  ({ name, promise }) =>
    (values.only === undefined || values.only.includes(name)) &&
    (values.promise === undefined || promise === Number(values.promise)),
)
const chosen = wanted.filter(({ needs }) => !needs || redisProgram())
for (const { name, needs } of wanted) {
  if (needs && !redisProgram()) console.log(`${name}: left out, for there is no ${needs} on this machine`)
}
/** Each is ended in the opposite order of starting, also by Ctrl-C. */
const stack: (() => unknown)[] = []
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
main().catch(async (error: Error) => {
  console.error(error.message)
  await stop(1)
})

async function stop(code: number) {
  if (stopping) return
  stopping = true
  stopTests()
  for (const part of stack.reverse()) await part()
  process.exit(code)
}

async function main() {
  // Before anything is started: a list that is out of date says so at once.
  for (const mutant of chosen) broken(await readFile(mutant.file, 'utf8'), mutant)
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void stop(130))
  const trees: string[] = []
  while (trees.length < Math.min(lanes, chosen.length)) {
    const tree = copyTree()
    stack.push(tree.remove)
    trees.push(tree.path)
  }
  if (chosen.some(({ tests }) => tests.some(({ file }) => file.endsWith('.itest.ts')))) {
    const postgres = await startTestPostgres('mutants')
    stack.push(postgres.stop)
    process.env.GAVEL_TEST_POSTGRES = postgres.url
  }
  await stop((await isGreen(trees[0] as string)) && (await allCaught(trees)) ? 0 : 1)
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
