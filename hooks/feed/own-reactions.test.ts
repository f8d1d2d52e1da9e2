import { describe, expect, it } from 'vitest'
import { uuid } from '../live/testing'
import { withPressed } from './own-reactions'

const [me, other] = [uuid(30), uuid(31)]
const post = (userIds: string[], version = 4) => ({
  reactions: userIds.length > 0 ? [{ emoji: '🔥' as const, userIds }] : [],
  version,
})

describe('my reactions', () => {
  it('show at the tap', () => {
    const on = { '🔥': { on: true, since: null } }
    expect(withPressed(post([other]), on, me)).toEqual([{ emoji: '🔥', userIds: [other, me] }])
    expect(withPressed(post([]), on, me)).toEqual([{ emoji: '🔥', userIds: [me] }])
    expect(withPressed(post([me]), { '🔥': { on: false, since: null } }, me)).toEqual([])
  })

  it('stay until the version that has them, and count for nothing after', () => {
    const pressed = { '🔥': { on: true, since: 5 } }
    expect(withPressed(post([other], 4), pressed, me)).toEqual([{ emoji: '🔥', userIds: [other, me] }])
    expect(withPressed(post([other], 5), pressed, me)).toEqual([{ emoji: '🔥', userIds: [other] }])
  })

  it('stand in the order that is offered', () => {
    const pressed = { '👍': { on: true, since: null } }
    expect(withPressed(post([other]), pressed, me).map(({ emoji }) => emoji)).toEqual(['👍', '🔥'])
  })
})
