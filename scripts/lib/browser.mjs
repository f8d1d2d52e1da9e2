import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/**
 * Debian's and others' own Chromium, where Playwright's cannot be downloaded. First the one without a window system, which is
 * what Playwright itself takes: beside it the whole browser needs about twice the processor for the same tests.
 */
const USUAL = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
]
/** Debian's packages that bring one of them, the better first. */
const PACKAGES = ['chromium-headless-shell', 'chromium']

/**
 * A Chromium for the browser tests: the one of GAVEL_CHROMIUM, Playwright's, the system's; else it is installed,
 * from Playwright or, on Debian as root, from the distribution.
 * @returns its path; undefined means Playwright's own
 */
export async function ensureBrowser() {
  if (process.env.GAVEL_CHROMIUM) return process.env.GAVEL_CHROMIUM
  const { chromium } = await import('@playwright/test')
  if (existsSync(chromium.executablePath())) return undefined
  const system = USUAL.find((path) => existsSync(path))
  if (system) return system
  console.log('Installing Chromium for the browser tests …')
  if (succeeds('playwright', ['install', 'chromium']) && existsSync(chromium.executablePath()))
    return undefined
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    succeeds('apt-get', ['update'])
    PACKAGES.some((name) =>
      succeeds('apt-get', ['install', '-y', '--no-install-recommends', name, 'fonts-liberation']),
    )
  }
  const installed = USUAL.find((path) => existsSync(path))
  if (installed) return installed
  throw new Error('There is no Chromium. Install one and name it with GAVEL_CHROMIUM=/path/to/chromium.')
}

const succeeds = (command, args) =>
  spawnSync(command, args, { stdio: 'ignore', timeout: 300_000 }).status === 0
