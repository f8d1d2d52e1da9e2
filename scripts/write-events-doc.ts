import { readFile, writeFile } from 'node:fs/promises'
import { eventsDoc } from './lib/events-doc'

/** `npm run docs:events` writes docs/events.md from the contracts; with --check it only says whether it is true. */
const path = 'docs/events.md'
const text = eventsDoc()
if (!process.argv.includes('--check')) await writeFile(path, text)
else if ((await readFile(path, 'utf8').catch(() => '')) !== text) {
  console.error('docs/events.md is not what the contracts say. Run: npm run docs:events')
  process.exitCode = 1
}
