import { describe, expect, it } from 'vitest'
import { choiceOf, chooseDeadline, deadlineAt, toLocal, tonight } from './deadline'

const NOON = new Date(2026, 6, 3, 12, 0).getTime()

describe('a deadline', () => {
  it('is tonight at nine, or tomorrow once it is past', () => {
    expect(tonight(NOON)).toBe('2026-07-03T21:00')
    expect(tonight(new Date(2026, 6, 3, 21, 0).getTime())).toBe('2026-07-04T21:00')
  })

  it('counts minutes from when it is used, not from when it was chosen', () => {
    const deadline = chooseDeadline('10', NOON, { kind: 'at', local: '' })
    expect(deadlineAt(deadline, NOON + 5_000)).toEqual({ at: new Date(NOON + 605_000) })
  })

  it('turns a span into the time it stands for, to be changed', () => {
    const deadline = chooseDeadline('at', NOON, { kind: 'in', minutes: 60 })
    expect(deadline).toEqual({ kind: 'at', local: toLocal(new Date(NOON + 3_600_000)) })
    expect(choiceOf(deadline, NOON)).toBe('at')
  })

  it.each([
    ['', 'Choose a day and a time.'],
    ['2026-07-03T11:59', 'That time has passed. Choose a later one.'],
    ['2026-12-03T11:59', 'A round may stay open for at most 60 days.'],
  ])('refuses "%s"', (local, problem) => {
    expect(deadlineAt({ kind: 'at', local }, NOON)).toEqual({ problem })
  })
})
