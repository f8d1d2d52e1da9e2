import { describe, expect, it } from 'vitest'
import { Attendance } from './attendance'

function attendance(graceMs = 5_000) {
  const changes: string[] = []
  const made = new Attendance(graceMs, (place, userId) => changes.push(`${userId} ${place}`))
  return { made, changes }
}

describe('attendance', () => {
  it('counts a person once, from his first socket until the grace after his last', () => {
    const { made, changes } = attendance()
    made.come('a', 'ann')
    made.come('a', 'ann')
    made.go('a', 'ann', 100)
    made.expire(9_000)
    expect(made.at('a')).toEqual(['ann'])
    made.go('a', 'ann', 10_000)
    made.expire(14_999)
    expect(made.has('a', 'ann')).toBe(true)
    made.expire(15_000)
    expect([made.at('a'), made.has('a', 'ann')]).toEqual([[], false])
    expect(changes).toEqual(['ann a', 'ann a'])
  })

  it('does not notice a return within the grace, and begins a new one with the next leave', () => {
    const { made, changes } = attendance()
    made.come('a', 'ann')
    made.go('a', 'ann', 0)
    made.come('a', 'ann')
    made.expire(6_000)
    made.go('a', 'ann', 7_000)
    made.expire(11_999)
    expect(made.has('a', 'ann')).toBe(true)
    made.expire(12_000)
    expect(made.has('a', 'ann')).toBe(false)
    expect(changes).toHaveLength(2)
  })

  it('takes a quick leave and return and leave by the last of them', () => {
    const { made } = attendance()
    made.come('a', 'ann')
    made.go('a', 'ann', 0)
    made.come('a', 'ann')
    made.go('a', 'ann', 4_000)
    made.expire(5_000)
    expect(made.has('a', 'ann')).toBe(true)
    made.expire(9_000)
    expect(made.has('a', 'ann')).toBe(false)
  })

  it('expels at once, from that place alone, and takes what comes after for nothing', () => {
    const { made, changes } = attendance()
    for (const place of ['a', 'b']) made.come(place, 'ann')
    made.expel('a', 'ann')
    made.expel('a', 'ann')
    made.go('a', 'ann', 0)
    expect([made.at('a'), made.at('b')]).toEqual([[], ['ann']])
    expect(changes).toEqual(['ann a', 'ann b', 'ann a'])
    // A grace that ran when he was expelled does not end his next visit.
    made.go('b', 'ann', 0)
    made.expel('b', 'ann')
    made.come('b', 'ann')
    made.expire(5_000)
    expect(made.at('b')).toEqual(['ann'])
  })
})
