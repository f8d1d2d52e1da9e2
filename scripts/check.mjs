// The fast loop: types, lint and import rules, side by side. Prints only what is wrong.
import { runAll } from './lib/run-all.mjs'

export const checks = [
  { name: 'types', command: 'tsc', args: ['--noEmit'] },
  { name: 'lint', command: 'biome', args: ['check', '.'] },
  {
    name: 'import rules',
    command: 'depcruise',
    args: ['--config', '.dependency-cruiser.cjs', 'app', 'components', 'hooks', 'lib', 'prisma', 'server.ts'],
  },
  {
    name: 'events documented',
    command: 'node',
    args: ['--import', 'tsx', 'scripts/write-events-doc.ts', '--check'],
  },
]

if (import.meta.main ?? process.argv[1]?.endsWith('check.mjs')) {
  const results = await runAll(checks, { quiet: true })
  process.exit(results.some((result) => result.code !== 0) ? 1 : 0)
}
