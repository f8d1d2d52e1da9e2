import { setMaxListeners } from 'node:events'
import { afterEach, beforeAll, expect, it, vi } from 'vitest'
import { resetLimits } from '@/lib/server/auth/rate-limit'
import { migrateJobs } from '@/lib/server/jobs/runner'
import { findBookErrors } from '@/lib/testing/books'
import { useTestDatabase } from '@/lib/testing/database'
import { redisProgram } from '@/lib/testing/redis'
import { soak } from '@/lib/testing/soak'
import { tabFetch } from '@/lib/testing/tab-fetch'
import { type Measure, Run } from './run'

// What is React's is taken out of the live hooks, so that each hands over what it would ask for.
vi.mock('@/hooks/live/use-live-query', () => ({ useLiveQuery: (query: unknown) => query }))
vi.mock('@/hooks/live/use-live-pages', () => ({ useLivePages: (pages: unknown) => pages }))
vi.mock('@/hooks/live/use-hydrated', () => ({ useHydrated: () => true }))

const db = useTestDatabase({ poolSize: 12 })
const { seconds, seed, pick } = soak()
const wire = redisProgram() ? 'Redis' : 'NOTIFY, for there is no redis-server on this machine'
const measure: Measure = pick(
  { acts: 16, troubles: 9, deeds: 4, pages: 4 },
  { acts: 90, troubles: 36, deeds: 12, pages: 9 },
)

let run: Run | undefined
beforeAll(() => migrateJobs(db().url))
afterEach(async () => {
  await run?.end()
  vi.unstubAllGlobals()
})

it(`every tab shows what a fresh read shows, whatever people do and whatever breaks; nodes speak by ${wire}`, {
  timeout: (seconds + 300) * 1_000,
}, async () => {
  // Every tab of the run listens to the same.
  const [window, document] = [new EventTarget(), new EventTarget()]
  setMaxListeners(0, window, document)
  vi.stubGlobal('window', window)
  vi.stubGlobal('document', document)
  vi.stubGlobal('fetch', tabFetch)
  console.log(`random: seed ${seed}, again with GAVEL_SOAK_SEED=${seed}`)
  const end = Date.now() + seconds * 1_000
  run = await Run.begin(seed, db().url, seconds > 0)
  try {
    let phases = 0
    do {
      resetLimits()
      await run.phase(measure)
      phases++
    } while (phases < 2 || Date.now() < end)
  } catch (error) {
    throw new Error(
      `With seed ${seed}, after ${run.done.slice(-measure.acts).join(', ')}: ${(error as Error).message}`,
      {
        cause: error,
      },
    )
  }
  console.log(`random: ${run.summary()}, seed ${seed}`)
  expect(await findBookErrors(db())).toEqual([])
})
