import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'

/** Made by others, or by running; packages are linked instead. */
const LEFT_OUT = new Set([
  'node_modules',
  '.git',
  '.next',
  '.data',
  '.cache',
  'test-results',
  'playwright-report',
])

export interface ThrowawayTree {
  path: string
  remove(): void
}

/** The project as it is now, changes that are not committed included, somewhere else: nothing done there touches it. */
export function copyTree(): ThrowawayTree {
  const root = process.cwd()
  const path = mkdtempSync(join(tmpdir(), 'gavel-tree-'))
  cpSync(root, path, {
    recursive: true,
    filter: (from) => !(resolve(from, '..') === root && LEFT_OUT.has(basename(from))),
  })
  symlinkSync(join(root, 'node_modules'), join(path, 'node_modules'))
  return {
    path,
    remove: () => rmSync(path, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }),
  }
}
