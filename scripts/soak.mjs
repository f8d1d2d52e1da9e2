// The tests that find more the longer they go on: `npm run test:soak [-- --minutes 3] [--seed N]`, as long for each of them.
// Prints the seed and what was done; the seed given again begins the same way. The tests may be named: `-- live-random`.
import { spawn } from 'node:child_process'
import { parseArgs } from 'node:util'

const ALL = ['ledger', 'live-random', 'live-oracle']

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { minutes: { type: 'string', default: '3' }, seed: { type: 'string' } },
})
const seconds = Math.round(Number(values.minutes) * 60)
if (!(seconds > 0)) {
  console.error('Say for how many minutes, as a number above zero: npm run test:soak -- --minutes 3')
  process.exit(2)
}
const seed = values.seed ?? String(Math.trunc(Math.random() * 2 ** 31))
console.log(`Soaking for ${seconds} s a test, seed ${seed}`)
const env = {
  ...process.env,
  GAVEL_SOAK_SECONDS: String(seconds),
  GAVEL_SOAK_SEED: seed,
  // pg's, of how Prisma's adapter queues; a warning fails the test in which it is printed first.
  NODE_OPTIONS: '--disable-warning=DeprecationWarning',
}
const folders = (positionals.length > 0 ? positionals : ALL).map((name) => `tests/integration/${name}`)
const args = ['run', ...folders, '--project=integration', '--disableConsoleIntercept=true']
spawn('vitest', args, { stdio: 'inherit', env }).on('exit', (code) => process.exit(code ?? 1))
