import { afterEach, beforeAll, expect, it } from 'vitest'
import { POST as postEcho } from '@/app/api/inspector/echo/route'
import { newId } from '@/lib/platform/ids'
import { callRoute } from '@/lib/testing/call-route'
import { useTestDatabase } from '@/lib/testing/database'
import { makeUser, type Person, signInAs } from '@/lib/testing/factories'

const db = useTestDatabase()
let ann: Person
let cookie = ''
beforeAll(async () => {
  ann = await makeUser({ name: 'Ann' })
  cookie = (await signInAs(ann)).cookie
})
afterEach(() => {
  delete process.env.GAVEL_OPERATORS
})

const email = async () => (await db().user.findUniqueOrThrow({ where: { id: ann.userId } })).email
const send = (nonce: string) => callRoute(postEcho, { cookie, body: { nonce, sentAt: 1 } })
const echoes = () => db().event.findMany({ where: { type: 'echo' } })

it('does not exist for whoever is no operator', async () => {
  for (const operators of [undefined, '', 'somebody@example.org', `x${await email()}`]) {
    if (operators !== undefined) process.env.GAVEL_OPERATORS = operators
    expect(await send(newId())).toMatchObject({ status: 404, body: { error: { code: 'not_found' } } })
  }
  expect((await callRoute(postEcho, { body: { nonce: newId(), sentAt: 1 } })).status).toBe(401)
  expect(await echoes()).toEqual([])
})

it('sends an operator a numbered event, in his own room alone', async () => {
  process.env.GAVEL_OPERATORS = `other@example.org, ${(await email()).toUpperCase()}`
  const nonce = newId()
  expect((await send(nonce)).status).toBe(200)
  expect(await echoes()).toMatchObject([
    { room: `user:${ann.userId}`, data: { nonce, sentAt: 1 }, actorId: ann.userId },
  ])
})
