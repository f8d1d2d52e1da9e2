import { describe, expect, it } from 'vitest'
import { type ConnectionSignal, isAway, nextStatus, retryDelay } from './connection-state'

const run = (...types: ConnectionSignal['type'][]) =>
  types.reduce((status, type) => nextStatus(status, { type }), 'connecting' as ReturnType<typeof nextStatus>)

describe('the mark of the connection', () => {
  it.each([
    [['socket_open'], 'live'],
    [['socket_open', 'socket_lost'], 'connecting'],
    [['socket_open', 'socket_lost', 'server_answers'], 'polling'],
    [['socket_open', 'socket_lost', 'server_silent'], 'offline'],
    [['server_silent', 'server_answers'], 'polling'],
    [['server_answers', 'server_silent'], 'offline'],
    [['server_silent', 'socket_open'], 'live'],
    [['server_answers', 'socket_open'], 'live'],
    [['network_gone'], 'offline'],
    [['network_gone', 'network_back'], 'connecting'],
    // The browser's word alone does not take a working socket away.
    [['socket_open', 'network_gone'], 'live'],
    [['socket_open', 'server_silent'], 'live'],
  ] as const)('%j is %s', (types, status) => {
    expect(run(...(types as unknown as ConnectionSignal['type'][]))).toBe(status)
  })

  it('tries again within 300 ms at first and 5 s at last, never all in the same instant', () => {
    expect(retryDelay(0, 1)).toBe(300)
    expect(retryDelay(0, 0)).toBe(150)
    expect(retryDelay(50, 1)).toBe(5_000)
    expect(retryDelay(50, 0)).toBe(2_500)
  })

  it('tries again within 1.3 s of the end of an absence of two', () => {
    for (let chance = 0; chance <= 1; chance += 0.01) {
      let at = 0
      for (let attempt = 0; at < 2_000; attempt++) at += retryDelay(attempt, chance)
      expect(at).toBeLessThan(3_300)
    }
  })
})

it('is away when nothing answers or there is no network, and not while a page opens', () => {
  const away = (status: Parameters<typeof isAway>[0]) => [isAway(status, true), isAway(status, false)]
  expect(away('connecting')).toEqual([false, true])
  expect(away('offline')).toEqual([true, true])
  expect(away('polling')).toEqual([false, false])
  expect(away('live')).toEqual([false, false])
})
