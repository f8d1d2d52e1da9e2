import { type MadeLeague, makeIncome } from '@/lib/testing/factories'

const HOUR_MS = 3_600_000

/** Income that begins after the demo's rounds have closed: nothing is paid before somebody has looked around. Amounts in tenths of a florin. */
export async function setUpIncome(league: MadeLeague): Promise<void> {
  const hour = Math.ceil(Date.now() / HOUR_MS) * HOUR_MS
  const inDays = (days: number) => new Date(hour + days * 24 * HOUR_MS).toISOString()
  await makeIncome(league, {
    name: 'Gate money',
    terms: { kind: 'amount', amount: 50n },
    schedule: { every: 1, unit: 'week', firstAt: inDays(4) },
    catchUp: 'latest',
  })
  await makeIncome(league, {
    name: 'Interest',
    terms: { kind: 'percentage', basisPoints: 250 },
    cap: 1_500n,
    schedule: { every: 1, unit: 'month', firstAt: inDays(9) },
    catchUp: 'all',
  })
}
