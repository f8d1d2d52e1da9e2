import { defineConfig } from '@playwright/test'

/** As root, and on a closed network, Chromium needs telling; without these it looks up hosts at every start. */
const CLOSED_NETWORK = [
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]

export default defineConfig({
  testDir: 'tests/browser',
  outputDir: '.cache/browser',
  globalSetup: './tests/browser/support/global-setup.ts',
  // Each worker starts a Gavel of its own (tests/browser/support/fixtures.ts).
  workers: 2,
  fullyParallel: false,
  forbidOnly: Boolean(process.env.CI),
  // A test that passes only when tried again is named at the end of the run (docs/decisions/0010).
  retries: process.env.CI ? 1 : 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  use: {
    browserName: 'chromium',
    trace: 'retain-on-failure',
    launchOptions: {
      ...(process.env.GAVEL_CHROMIUM ? { executablePath: process.env.GAVEL_CHROMIUM } : {}),
      args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), ...CLOSED_NETWORK],
    },
  },
})
