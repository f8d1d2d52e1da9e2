import { afterEach, beforeEach } from 'vitest'
import { chatRoom, leagueRoom, type Room, userRoom } from '@/lib/contracts/rooms'
import { inTransaction } from '@/lib/server/events/unit-of-work'
import { addMember, makeChat, makeLeague, makePerson, makeSession, type TestPerson } from './factories/live'
import { startLive, type TestLive, type TestSocket } from './live-server'

/** Ann and Ben of one league, its channel, their direct chat, and a live side whose signals do not keep a test waiting. */
export interface TwoPeople {
  live: TestLive
  league: string
  ann: TestPerson
  ben: TestPerson
  direct: Room
  channel: Room
  /** Ben is no longer a member, from this moment. */
  removeBen(): Promise<void>
}

/** Made anew before each test. */
export function useTwoPeople(): TwoPeople {
  const scene = {} as TwoPeople
  beforeEach(async () => {
    const live = await startLive({
      limits: { signalsMs: 10, presenceGraceMs: 100, presencePerPersonMs: 0, typingMs: 600_000 },
    })
    const league = await makeLeague()
    const [ann, ben] = [await makePerson('Ann'), await makePerson('Ben')]
    await addMember(league, ann.userId)
    const benMember = await addMember(league, ben.userId)
    const direct = chatRoom(await makeChat({ people: [ann.userId, ben.userId] }))
    const channel = chatRoom(await makeChat({ leagueId: league }))
    const removeBen = () =>
      inTransaction({ userId: null }, async ({ tx, emit }) => {
        await tx.member.delete({ where: { id: benMember } })
        const ends = {
          id: benMember,
          userId: ben.userId,
          name: 'Ben',
          role: 'manager' as const,
          teamId: null,
        }
        emit([leagueRoom(league), userRoom(ben.userId)], 'member_update', {
          leagueId: league,
          member: ends,
          removed: true,
        })
      })
    Object.assign(scene, { live, league, ann, ben, direct, channel, removeBen })
  })
  afterEach(() => scene.live.close())
  return scene
}

export const secondTab = async (live: TestLive, { userId }: TestPerson): Promise<TestSocket> =>
  live.client((await makeSession(userId)).cookie)
/** Whatever was sent to this socket before has arrived. */
export const settled = (socket: TestSocket) => socket.emitWithAck('ping_at', { at: 1 })
