import { expect, it } from 'vitest'
import { inTransaction } from '@/lib/server/events/unit-of-work'
import { useTestDatabase } from '@/lib/testing/database'
import { actOn } from '@/lib/testing/factories/connections'
import { addMember, makeLeague, makePerson } from '@/lib/testing/factories/live'
import { someoneWaits } from '@/lib/testing/wait-for-lock'
import { mayTalk, pairOf } from './access'
import { holdTalk, pairKey, talkingPairs } from './talk'

const database = useTestDatabase()

const STATES = ['no row', 'none', 'pending', 'connected', 'low blocks', 'high blocks', 'both block'] as const

it('says the same of many pairs, of one, and of one that is held', async () => {
  const me = (await makePerson()).userId
  const league = await makeLeague()
  await addMember(league, me)
  const expected: Record<string, boolean> = {}
  const pairs: [string, string][] = []
  for (const state of STATES) {
    for (const mates of [true, false]) {
      const { userId } = await makePerson()
      if (mates) await addMember(league, userId)
      const pair = pairOf(me, userId)
      const blocks = { lowBlocks: /low|both/.test(state), highBlocks: /high|both/.test(state) }
      const bond = state === 'pending' || state === 'connected' ? state : 'none'
      const requesterId = state === 'pending' ? me : null
      if (state !== 'no row') {
        await database().connection.create({ data: { ...pair, ...blocks, state: bond, requesterId } })
      }
      pairs.push([me, userId], [userId, me])
      expected[pairKey(me, userId)] = !/block/.test(state) && (mates || state === 'connected')
    }
  }
  pairs.push([me, me])
  const found = await talkingPairs(pairs)
  for (const [one, other] of pairs) {
    const may = expected[pairKey(one, other)] ?? false
    expect(found.has(pairKey(one, other))).toBe(may)
    expect(await mayTalk(one, other)).toBe(may)
    expect(await database().$transaction((tx) => holdTalk(tx, one, other))).toBe(may)
  }
  expect(await talkingPairs([])).toEqual(new Set())
})

it('lets a block, and a removal, wait until what they would have refused is done', async () => {
  const league = await makeLeague()
  const [ann, ben] = [await makePerson(), await makePerson()]
  await addMember(league, ann.userId)
  const memberId = await addMember(league, ben.userId)
  // They have talked before: what is between them is a row that is there.
  await database().$transaction((tx) => holdTalk(tx, ann.userId, ben.userId))
  for (const ending of [
    () => actOn(ben.userId, ann.userId, 'block'),
    async () => void (await database().member.delete({ where: { id: memberId } })),
  ]) {
    let ended: Promise<void> | undefined
    await inTransaction({ userId: ann.userId }, async ({ tx }) => {
      expect(await holdTalk(tx, ann.userId, ben.userId)).toBe(true)
      ended = ending()
      await someoneWaits()
      expect(await mayTalk(ann.userId, ben.userId, tx)).toBe(true)
    })
    await ended
    expect(await mayTalk(ann.userId, ben.userId)).toBe(false)
    await database().connection.updateMany({ data: { lowBlocks: false, highBlocks: false } })
  }
})
