import { describe, expect, it } from 'vitest'
import type { AcquaintanceView, ConnectionView } from '@/lib/contracts/views'
import { event, uuid } from '../live/testing'
import { groupPeople } from './group-people'
import { type PeopleAnswer, peopleRules as rules } from './people-rules'

const harbour = { id: uuid(1), name: 'Harbour' }
const dock = { id: uuid(2), name: 'Dock' }
const connection = (n: number, state: ConnectionView['state'], version = 1): ConnectionView => ({
  person: { userId: uuid(n), name: `Person ${n}` },
  state,
  since: version > 0 ? '2026-01-01T00:00:00.000Z' : null,
  version,
})
const someone = (
  n: number,
  state: ConnectionView['state'] = 'none',
  leagues = [harbour],
  version = 1,
): AcquaintanceView => ({ ...connection(n, state, version), leagues })
const answer = (...people: AcquaintanceView[]): PeopleAnswer => ({ people, asOf: {} })
const told = (data: PeopleAnswer, update: ConnectionView) =>
  rules.connection_update?.(data, event('connection_update', { connection: update }))

describe('stale data and an event are what a fresh read would show', () => {
  it('how we stand changes in its place', () => {
    expect(told(answer(someone(1), someone(2)), connection(1, 'incoming', 2))).toEqual(
      answer(someone(1, 'incoming', [harbour], 2), someone(2)),
    )
  })

  it('who has no league with me and nothing to do with me any more is not in the list', () => {
    expect(told(answer(someone(1, 'connected', [])), connection(1, 'none', 2))).toEqual(answer())
    expect(told(answer(someone(1, 'connected')), connection(1, 'none', 2))).toEqual(
      answer(someone(1, 'none', [harbour], 2)),
    )
  })

  it('never goes back to an older one', () => {
    const data = answer(someone(1, 'connected', [harbour], 3))
    expect(told(data, connection(1, 'incoming', 2))).toBe(data)
  })

  it('who is not in the list is read, unless he is nothing to me', () => {
    expect(told(answer(), connection(1, 'incoming'))).toBe('refetch')
    const data = answer()
    expect(told(data, connection(1, 'none', 2))).toBe(data)
  })
})

it('people stand in groups, each of them once', () => {
  const groups = groupPeople([
    someone(1, 'none', [harbour, dock]),
    someone(2, 'none', [dock]),
    someone(3, 'incoming'),
    someone(4, 'connected', []),
    someone(5, 'outgoing'),
    someone(6, 'blocked', []),
  ])
  const names = (people: AcquaintanceView[]) => people.map(({ person }) => person.name)
  expect(groups.leagues.map(({ name, people }) => [name, ...names(people)])).toEqual([
    ['Dock', 'Person 2'],
    ['Harbour', 'Person 1'],
  ])
  const { incoming, connected, outgoing, blocked } = groups
  expect([incoming, connected, outgoing, blocked].map(names)).toEqual([
    ['Person 3'],
    ['Person 4'],
    ['Person 5'],
    ['Person 6'],
  ])
})
