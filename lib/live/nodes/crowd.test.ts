import { expect, it } from 'vitest'
import { Crowd } from './crowd'
import type { Person } from './items'

const ann: Person = ['league', 'ann']
const ben: Person = ['league', 'ben']

function crowd() {
  const changes: string[] = []
  const made = new Crowd(10_000, (_place, userId) => changes.push(userId))
  const everyone = (node: string, revision: number, people: Person[]) => {
    made.hear(node, 0)
    made.replace(node, { revision, part: 0, parts: 1, people })
  }
  return { made, changes, everyone }
}

it('knows who is on other nodes, each once a change, as long as one node has him', () => {
  const { made, changes, everyone } = crowd()
  everyone('a', 3, [ann])
  everyone('b', 0, [ann, ben])
  expect(new Set(made.at('league'))).toEqual(new Set(['ann', 'ben']))
  expect(made.move('b', 1, [['league', 'ann', false]])).toBe(true)
  expect(made.has('league', 'ann')).toBe(true)
  expect(made.move('a', 4, [['league', 'ann', false]])).toBe(true)
  expect(made.has('league', 'ann')).toBe(false)
  expect(changes).toEqual(['ann', 'ann', 'ben', 'ann', 'ann'])
})

it('notices what it missed, takes nothing after it, and is right again with the whole list', () => {
  const { made, changes, everyone } = crowd()
  expect(made.hear('a', 0)).toBe(false)
  everyone('a', 3, [ann])
  expect(made.hear('a', 0, 3)).toBe(true)
  expect(made.hear('a', 0, 5)).toBe(false)
  expect(made.move('a', 5, [['league', 'ben', true]])).toBe(false)
  expect(made.at('league')).toEqual(['ann'])
  changes.length = 0
  everyone('a', 5, [ben])
  expect([made.at('league'), changes]).toEqual([['ben'], ['ann', 'ben']])
  // What is repeated, or late, changes nothing.
  expect(made.move('a', 4, [['league', 'ann', true]])).toBe(true)
  everyone('a', 4, [ann])
  expect(made.at('league')).toEqual(['ben'])
})

it('takes a list in parts only when it has them all, in order', () => {
  const { made } = crowd()
  made.hear('a', 0)
  const part = (index: number, people: Person[]) =>
    made.replace('a', { revision: 1, part: index, parts: 2, people })
  part(1, [ben])
  part(0, [ann])
  expect(made.at('league')).toEqual([])
  part(1, [ben])
  expect(made.at('league')).toEqual(['ann', 'ben'])
})

it('lets a silent node fade, and one that stops after the grace; what speaks again is unknown anew', () => {
  const { made, everyone } = crowd()
  everyone('a', 0, [ann])
  everyone('b', 0, [ben])
  made.leaveAt('b', 5_000)
  made.fade(4_999)
  expect(made.at('league')).toEqual(['ann', 'ben'])
  made.fade(5_000)
  expect(made.at('league')).toEqual(['ann'])
  made.forgive(9_000)
  made.fade(18_999)
  expect(made.size).toBe(1)
  made.fade(19_000)
  expect([made.at('league'), made.size]).toEqual([[], 0])
  expect(made.hear('a', 20_000, 0)).toBe(false)
})

it('lets a node be asked once in a while, and remembers that no longer than the node', () => {
  const { made, everyone } = crowd()
  everyone('a', 0, [ann])
  expect([0, 1_999, 2_000].map((now) => made.mayAsk('a', now, 2_000))).toEqual([true, false, true])
  made.fade(10_000)
  made.hear('a', 2_001)
  expect(made.mayAsk('a', 2_001, 2_000)).toBe(true)
})

it('drops whoever is removed, on whichever node he is', () => {
  const { made, everyone } = crowd()
  everyone('a', 0, [ann, ben])
  everyone('b', 0, [ann])
  made.expel('league', 'ann')
  expect(made.at('league')).toEqual(['ben'])
})
