import { expect, it } from 'vitest'
import { pathOf, pointAt } from './step-path'

const points = [
  { at: 0, value: 50 },
  { at: 40, value: 100 },
  { at: 60, value: 0 },
]
const frame = { from: 0, until: 100, top: 100 }

it('jumps and stays', () => {
  expect(pathOf(points, frame)).toBe('M0,520.0H400.0V40.0H600.0V1000.0H1000')
})

it.each([
  [-1, 0],
  [0.39, 0],
  [0.4, 1],
  [0.99, 2],
  [2, 2],
])('at %d of the width holds point %d', (share, index) => expect(pointAt(points, frame, share)).toBe(index))

it('draws one point as a level line', () => {
  expect(pathOf([{ at: 5, value: 1 }], { from: 5, until: 5, top: 1 })).toBe('M0,40.0H1000')
})
