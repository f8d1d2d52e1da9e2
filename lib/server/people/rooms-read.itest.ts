import { expect, it } from 'vitest'
import { GET as getChats } from '@/app/api/chats/route'
import { GET as getLeagues } from '@/app/api/leagues/route'
import { GET as getPeople } from '@/app/api/people/route'
import { chatRoom, leagueRoom } from '@/lib/contracts/rooms'
import { newId } from '@/lib/platform/ids'
import { callRoute } from '@/lib/testing/call-route'
import { useTestDatabase } from '@/lib/testing/database'
import { makeLeague, makeUser, signInAs } from '@/lib/testing/factories'
import { someoneWaits } from '@/lib/testing/wait-for-lock'

const db = useTestDatabase()

it('names the rooms of a league that was joined while the list was read', async () => {
  const { leagueId, owner } = await makeLeague()
  const stranger = await makeUser()
  const { cookie } = await signInAs(stranger)
  const reading = await db().$transaction(async (tx) => {
    await tx.$executeRaw`LOCK TABLE room_heads IN ACCESS EXCLUSIVE MODE`
    const lists = [getPeople, getChats, getLeagues].map((list) => callRoute(list, { cookie }))
    await someoneWaits()
    await tx.member.create({ data: { id: newId(), leagueId, userId: stranger.userId, role: 'manager' } })
    return { lists }
  })
  const [people, chats, leagues] = (await Promise.all(reading.lists)).map(({ body }) => body)
  expect(people.people.map(({ person }: { person: { name: string } }) => person.name)).toContain(owner.name)
  expect(people.asOf).toHaveProperty(leagueRoom(leagueId))
  expect(chats.asOf).toHaveProperty(chatRoom(chats.chats[0].id))
  expect(leagues.leagues).toHaveLength(1)
  expect(leagues.asOf).toHaveProperty(leagueRoom(leagueId))
})
