import { startTestPostgres } from '@/lib/testing/postgres'

/** One PostgreSQL for all workers; each makes its own database on it. */
export default async function setup() {
  const postgres = await startTestPostgres('browser')
  process.env.GAVEL_TEST_POSTGRES = postgres.url
  process.env.GAVEL_TEST_TEMPLATE = postgres.template
  return () => postgres.stop()
}
