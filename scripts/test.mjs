// All there is to test, in two lanes side by side: what needs no browser, and the build with the browser tests.
// Ends with `N passed, N failed`; the exit code says the same.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { checks } from './check.mjs'
import { ensureBrowser } from './lib/browser.mjs'
import { runAll, runOne } from './lib/run-all.mjs'

const REPORTS = '.cache/reports'
rmSync(REPORTS, { recursive: true, force: true })
mkdirSync(REPORTS, { recursive: true })
const began = Date.now()
const browser = await ensureBrowser()

const vitest = (project) => ({
  name: project,
  command: 'vitest',
  args: [
    'run',
    '--project',
    project,
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${REPORTS}/${project}.json`,
  ],
})

async function withoutBrowser() {
  const unit = await runOne(vitest('unit'), { quiet: true })
  return [unit, await runOne(vitest('integration'), { quiet: true })]
}

async function withBrowser() {
  const build = await runOne(
    { name: 'build', command: 'node', args: ['scripts/setup.mjs', '--build'] },
    { quiet: true },
  )
  if (build.code !== 0) return [build]
  const env = {
    PLAYWRIGHT_JSON_OUTPUT_NAME: `${REPORTS}/browser.json`,
    ...(browser ? { GAVEL_CHROMIUM: browser } : {}),
  }
  return [
    build,
    await runOne({ name: 'browser', command: 'playwright', args: ['test', '--reporter=list,json'], env }),
  ]
}

// First alone: the build writes the route types that the type check reads.
const fast = await runAll(checks, { quiet: true })
const results = [...fast, ...(await Promise.all([withoutBrowser(), withBrowser()])).flat()]
const counted = results.map(count)
const passed = counted.reduce((sum, each) => sum + each.passed, 0)
const failed = counted.reduce((sum, each) => sum + each.failed, 0)
const skipped = counted.reduce((sum, each) => sum + each.skipped, 0)
for (const title of counted.flatMap(({ flaky = [] }) => flaky))
  console.log(`Passed only when tried again, to be mended: ${title}`)
console.log(`\n${((Date.now() - began) / 1000).toFixed(0)} s`)
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
process.exit(failed > 0 ? 1 : 0)

/** A part that has tests counts them; one that has none (types, lint, …) counts as one. A part that broke has failed. */
function count({ name, code }) {
  const report = `${REPORTS}/${name}.json`
  const tests = existsSync(report)
    ? readReport(JSON.parse(readFileSync(report, 'utf8')))
    : { passed: 0, failed: 0, skipped: 0 }
  if (!existsSync(report)) return code === 0 ? { ...tests, passed: 1 } : { ...tests, failed: 1 }
  return code !== 0 && tests.failed === 0 ? { ...tests, failed: 1 } : tests
}

function readReport(report) {
  if ('numPassedTests' in report) {
    return { passed: report.numPassedTests, failed: report.numFailedTests, skipped: report.numPendingTests }
  }
  const { expected, unexpected, flaky, skipped } = report.stats
  return {
    passed: expected + flaky,
    failed: unexpected,
    skipped,
    flaky: report.suites.flatMap(titlesOfFlaky),
  }
}

function titlesOfFlaky({ suites = [], specs = [] }) {
  const own = specs.filter(({ tests }) => tests.some(({ status }) => status === 'flaky'))
  return [...own.map(({ file, title }) => `${file}: ${title}`), ...suites.flatMap(titlesOfFlaky)]
}
