import { NextRequest } from 'next/server'
import { expect, it } from 'vitest'
import * as submitRoute from '@/app/api/tiebreakers/[id]/submit/route'
import { newId } from '@/lib/platform/ids'
import { useTestDatabase } from '@/lib/testing/database'
import { makeLeague, makeTie, signInAs } from '@/lib/testing/factories'

const db = useTestDatabase()

it('a bid whose body comes after the close has come after it, whenever it began', async () => {
  const league = await makeLeague({ teams: 2 })
  const id = (await makeTie(league)).tiebreakers[0]?.id ?? ''
  const { cookie } = await signInAs(league.teams[0]?.manager as never)
  const closesAt = new Date(Date.now() + 500)
  await db().tiebreaker.update({ where: { id }, data: { closesAt, capAt: closesAt } })
  const bytes = new TextEncoder().encode('{"amount":"110"}')
  const body = new ReadableStream({
    async start(controller) {
      controller.enqueue(bytes.slice(0, 5))
      await new Promise((resolve) => setTimeout(resolve, closesAt.getTime() + 20 - Date.now()))
      controller.enqueue(bytes.slice(5))
      controller.close()
    },
  })
  const headers = {
    cookie,
    'content-type': 'application/json',
    'idempotency-key': newId(),
    host: 'gavel.test',
  }
  const init = { method: 'POST', headers, body, duplex: 'half' }
  const request = new NextRequest('http://gavel.test/api/tiebreakers/x/submit', init as never)
  const answer = await submitRoute.POST(request, { params: Promise.resolve({ id }) })
  expect((await answer.json()).error).toMatchObject({ code: 'tiebreaker_closed' })
  expect(await db().tiebreakerBid.count()).toBe(0)
})
