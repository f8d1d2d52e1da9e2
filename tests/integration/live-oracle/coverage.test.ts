import { expect, it } from 'vitest'
import { eventTypes } from '@/lib/contracts/events'
import { covered } from './covered'

it('every event that there is stands before the oracle', () => {
  expect([...new Set<string>(Object.values(covered).flat())].sort()).toEqual([...eventTypes].sort())
})
