import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'

const alias = {
  '@': resolve(import.meta.dirname),
  'server-only': resolve(import.meta.dirname, 'lib/testing/empty.ts'),
}
const setupFiles = ['lib/testing/fail-on-unhandled.ts']

export default defineConfig({
  test: {
    // A pool a core leaves one core for PostgreSQL on the two that CI has.
    maxWorkers: 2,
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          // Property tests on a machine that also builds.
          testTimeout: 30_000,
          setupFiles,
          include: [
            'lib/{contracts,domain,platform,client,live,testing}/**/*.test.ts',
            'hooks/**/*.test.ts',
            'components/**/*.test.ts',
            'tests/{integration,mutants}/**/*.test.ts',
          ],
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'integration',
          setupFiles,
          include: [
            'lib/{server,live,platform}/**/*.itest.ts',
            'app/**/*.itest.ts',
            'tests/integration/**/*.itest.ts',
          ],
          globalSetup: ['lib/testing/global-setup.ts'],
          env: { GAVEL_SECRET: 'tests-only-0123456789abcdefghijklmnop', GAVEL_LOG_LEVEL: 'silent' },
          testTimeout: 20_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
