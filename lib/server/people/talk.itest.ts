import { expect, it } from 'vitest'
import { useTestDatabase } from '@/lib/testing/database'
import { addMember, makeLeague, makePerson } from '@/lib/testing/factories/live'
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
