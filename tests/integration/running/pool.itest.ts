import { expect, it } from 'vitest'
import { findBookErrors } from '@/lib/testing/books'
import { asOwner, useTestDatabase } from '@/lib/testing/database'
import { makeLeague } from '@/lib/testing/factories'
import { MoneyClient } from '@/lib/testing/money-client'

// The file fails if a connection is left in a transaction.
const db = useTestDatabase({ poolSize: 2, waitMs: 2_000 })

it('promise 7: without a free connection the answer is 503, and the same key is done once there is one', async () => {
  const league = await makeLeague({ teams: 1 })
  const owner = await MoneyClient.of(league.owner)
  const { id } = await db().wallet.findFirstOrThrow({ where: { leagueId: league.leagueId } })
  const add = () => owner.adjust(id, { change: 'add', amount: '5', reason: 'A gift' }, 'the-same-key')
  const { promise: enough, resolve: release } = Promise.withResolvers<void>()
  let taken = 0
  const { promise: full, resolve: isFull } = Promise.withResolvers<void>()
  const holders = [1, 2].map(() =>
    db().$transaction(
      async (tx) => {
        await tx.$queryRaw`SELECT 1`
        if (++taken === 2) isFull()
        await enough
      },
      { timeout: 15_000 },
    ),
  )
  await full
  const refused = await Promise.all([add(), owner.statement(id), owner.money(league.leagueId)])
  for (const { status, body, headers } of refused) {
    expect([status, body.error.code]).toEqual([503, 'unavailable'])
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
  }
  release()
  await Promise.all(holders)
  expect([(await add()).status, (await add()).status]).toEqual([200, 200])
  expect((await asOwner().wallet.findUniqueOrThrow({ where: { id } })).postingSeq).toBe(2n)
  expect(await findBookErrors(db())).toEqual([])
})
