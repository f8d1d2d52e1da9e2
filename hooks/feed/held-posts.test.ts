import { describe, expect, it } from 'vitest'
import { uuid } from '../live/testing'
import { letIn, type Shown, showAll, waiting } from './held-posts'

const [me, other] = [uuid(30), uuid(31)]
const posts = (...ns: number[]) => ns.map((n) => ({ id: uuid(n), author: { userId: other, name: 'Bob' } }))
const mine = (n: number) => ({ id: uuid(n), author: { userId: me, name: 'Ann' } })
const [top, away] = [
  { away: false, userId: me },
  { away: true, userId: me },
]
const upTo = (n: number, holds = false): Shown => ({ upTo: uuid(n), holds })

describe('new posts', () => {
  it('begin with all that was there', () => {
    expect(letIn(null, posts(3, 2), away)).toEqual(upTo(3))
    expect(letIn(null, [], top)).toEqual({ upTo: '', holds: false })
  })

  it('show at once to who is at the top, and into an empty feed', () => {
    expect(letIn(upTo(3), posts(4, 3), top)).toEqual(upTo(4))
    expect(letIn(showAll([]), posts(4), top)).toEqual(upTo(4))
    expect(letIn(showAll([]), posts(4), away)).toEqual({ upTo: '', holds: true })
  })

  it('wait while he is away, and go on waiting when he comes back, until he asks', () => {
    const held = letIn(upTo(3), posts(4, 3), away)
    expect(held).toEqual(upTo(3, true))
    const more = letIn(held, posts(5, 4, 3), top)
    expect(more).toBe(held)
    expect(waiting(more, posts(5, 4, 3)).map(({ id }) => id)).toEqual([uuid(5), uuid(4)])
    expect(showAll(posts(5, 4, 3))).toEqual(upTo(5))
  })

  it('show with his own, where he sees it', () => {
    expect(letIn(upTo(3, true), [mine(5), ...posts(4, 3)], top)).toEqual(upTo(5))
    expect(letIn(upTo(3, true), [mine(5), ...posts(4, 3)], away)).toEqual(upTo(3, true))
  })

  it('no longer wait once they are deleted; the deletion of what he read changes nothing', () => {
    expect(letIn(upTo(3, true), posts(3, 2), away)).toEqual(upTo(3))
    const before = upTo(3)
    expect(letIn(before, posts(2), away)).toBe(before)
  })

  it('show when nothing else is left', () => {
    expect(letIn(upTo(3), posts(9, 8), away)).toEqual(upTo(9))
  })
})
