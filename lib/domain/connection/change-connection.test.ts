import { describe, expect, it } from 'vitest'
import { connectionAct } from '@/lib/contracts/endpoints/people'
import { changeConnection } from './change-connection'
import { APART, areOnTerms, type Standing, seenAs, turned } from './standing'

const none = APART
const outgoing: Standing = { ...APART, bond: 'pending', askedBy: 'me' }
const incoming: Standing = { ...APART, bond: 'pending', askedBy: 'other' }
const connected: Standing = { ...APART, bond: 'connected' }
const blocked: Standing = { ...APART, iBlock: true }
const shut: Standing = { ...APART, otherBlocks: true }
const both: Standing = { ...APART, iBlock: true, otherBlocks: true }

/** Every standing that there can be. */
const standings = { none, outgoing, incoming, connected, blocked, shut, both }
type Name = keyof typeof standings
const names = Object.keys(standings) as Name[]
const nameOf = (standing: Standing) =>
  names.find((name) => JSON.stringify(standings[name]) === JSON.stringify(standing))

/** What each act makes of each standing; a refusal in capitals. */
const table: Record<string, Record<Name, string>> = {
  request: {
    none: 'outgoing',
    outgoing: 'ASKED',
    incoming: 'connected',
    connected: 'CONNECTED',
    blocked: 'BLOCKED',
    shut: 'UNKNOWN',
    both: 'BLOCKED',
  },
  cancel: {
    none: 'NOT_ASKED',
    outgoing: 'none',
    incoming: 'NOT_ASKED',
    connected: 'NOT_ASKED',
    blocked: 'NOT_ASKED',
    shut: 'NOT_ASKED',
    both: 'NOT_ASKED',
  },
  accept: {
    none: 'NOT_ASKED',
    outgoing: 'NOT_ASKED',
    incoming: 'connected',
    connected: 'NOT_ASKED',
    blocked: 'NOT_ASKED',
    shut: 'NOT_ASKED',
    both: 'NOT_ASKED',
  },
  decline: {
    none: 'NOT_ASKED',
    outgoing: 'NOT_ASKED',
    incoming: 'none',
    connected: 'NOT_ASKED',
    blocked: 'NOT_ASKED',
    shut: 'NOT_ASKED',
    both: 'NOT_ASKED',
  },
  remove: {
    none: 'NOT_CONNECTED',
    outgoing: 'NOT_CONNECTED',
    incoming: 'NOT_CONNECTED',
    connected: 'none',
    blocked: 'NOT_CONNECTED',
    shut: 'NOT_CONNECTED',
    both: 'NOT_CONNECTED',
  },
  block: {
    none: 'blocked',
    outgoing: 'blocked',
    incoming: 'blocked',
    connected: 'blocked',
    blocked: 'BLOCKED',
    shut: 'both',
    both: 'BLOCKED',
  },
  unblock: {
    none: 'NOT_BLOCKED',
    outgoing: 'NOT_BLOCKED',
    incoming: 'NOT_BLOCKED',
    connected: 'NOT_BLOCKED',
    blocked: 'none',
    shut: 'NOT_BLOCKED',
    both: 'shut',
  },
}

const outcome = (name: Name, act: (typeof connectionAct.options)[number]) => {
  const change = changeConnection(standings[name], act)
  return 'refused' in change ? change.refused.toUpperCase() : nameOf(change.standing)
}

describe('a connection', () => {
  for (const act of connectionAct.options) {
    it(`${act}, from every standing`, () => {
      expect(Object.fromEntries(names.map((name) => [name, outcome(name, act)]))).toEqual(table[act])
    })
  }

  it('looks the same turned twice, and is shown to each as he may know it', () => {
    for (const name of names) expect(turned(turned(standings[name]))).toEqual(standings[name])
    const sides = (name: Name) => [seenAs(standings[name]), seenAs(turned(standings[name]))]
    expect(Object.fromEntries(names.map((name) => [name, sides(name)]))).toEqual({
      none: ['none', 'none'],
      outgoing: ['outgoing', 'incoming'],
      incoming: ['incoming', 'outgoing'],
      connected: ['connected', 'connected'],
      blocked: ['blocked', 'none'],
      shut: ['none', 'blocked'],
      both: ['blocked', 'blocked'],
    })
  })

  it('does not tell the blocked one: all but a request is answered as if there were nothing', () => {
    for (const act of connectionAct.options) {
      if (act === 'request') continue
      const [asShut, asNone] = [changeConnection(shut, act), changeConnection(none, act)]
      expect('refused' in asShut ? asShut : seenAs(asShut.standing)).toEqual(
        'refused' in asNone ? asNone : seenAs(asNone.standing),
      )
    }
  })

  it('lets two people talk who share a league or are connected, and nobody past a block', () => {
    const talking = (shareLeague: boolean) => names.filter((name) => areOnTerms(standings[name], shareLeague))
    expect(talking(true)).toEqual(['none', 'outgoing', 'incoming', 'connected'])
    expect(talking(false)).toEqual(['connected'])
  })
})
