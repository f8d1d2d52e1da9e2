import { type ChildProcess, spawn } from 'node:child_process'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { TestNamed } from '@/tests/mutants/mutant'

/** A test that waits for what will not come is red after this long. */
const TEST_MS = 10_000
/** A run that has not ended by then hangs, and proves nothing. */
const RUN_MS = 150_000

export interface Outcome {
  passed: string[]
  failed: string[]
  /** Why it proves nothing: it did not end, or a file did not load. */
  broken: string | null
  seconds: number
}

interface Report {
  testResults: {
    message: string
    assertionResults: { fullName: string; title: string; status: string }[]
  }[]
}

const running = new Set<ChildProcess>()
/** Ends what runs now. */
export function stopTests(): void {
  for (const child of running) child.kill('SIGKILL')
}

/** Runs these tests in that tree, and no others of their files; with `bail` until the first is red. */
export async function runTests(
  tree: string,
  tests: readonly TestNamed[],
  { bail = false } = {},
): Promise<Outcome> {
  const report = join(tree, '.cache-report.json')
  await rm(report, { force: true })
  const files = [...new Set(tests.map(({ file }) => file))]
  const titles = [...new Set(tests.map(({ title }) => patternOf(title)))].join('|')
  const args = ['run', ...files, `--testNamePattern=(${titles})`, `--testTimeout=${TEST_MS}`]
  const reporter = ['--reporter=json', `--outputFile.json=${report}`]
  const began = Date.now()
  const child = spawn('vitest', [...args, ...reporter, ...(bail ? ['--bail=1'] : [])], {
    cwd: tree,
    stdio: 'ignore',
  })
  running.add(child)
  const late = setTimeout(() => child.kill('SIGKILL'), bail ? RUN_MS : 4 * RUN_MS)
  const code = await new Promise((resolve) => child.once('close', resolve))
  clearTimeout(late)
  running.delete(child)
  const seconds = (Date.now() - began) / 1000
  const read = await readFile(report, 'utf8').catch(() => null)
  if (read === null) return { passed: [], failed: [], broken: `it did not end well (${code})`, seconds }
  const { testResults } = JSON.parse(read) as Report
  const of = (status: string) =>
    testResults.flatMap(({ assertionResults }) =>
      assertionResults.filter((test) => test.status === status).map(({ title }) => title),
    )
  const [passed, failed] = [of('passed'), of('failed')]
  const unloaded = testResults.find((file) => file.message && file.assertionResults.length === 0)
  if (code !== 0 && failed.length === 0 && !unloaded) failed.push('an error that no test caught')
  return { passed, failed, broken: unloaded?.message.split('\n')[0] ?? null, seconds }
}

/** As vitest compares it; a placeholder of `it.each` stands for whatever is put there. */
function patternOf(title: string): string {
  return title.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/%s/g, '.*')
}
