import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Room } from '@/lib/contracts/rooms'
import { TYPING_MS } from '@/lib/contracts/socket'
import { LiveSignals } from './live-signals'
import { TypingSayer } from './typing-sayer'

const room = 'chat:x' as Room
beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('hearing others type', () => {
  it('lasts while it is said again, and runs out by itself', () => {
    const signals = new LiveSignals()
    signals.onTyping({ room, userId: 'b', typing: true })
    signals.onTyping({ room, userId: 'a', typing: true })
    expect(signals.typingIn(room)).toEqual(['a', 'b'])
    vi.advanceTimersByTime(TYPING_MS - 1)
    signals.onTyping({ room, userId: 'a', typing: true })
    vi.advanceTimersByTime(TYPING_MS - 1)
    expect(signals.typingIn(room)).toEqual(['a'])
    vi.advanceTimersByTime(1)
    expect(signals.typingIn(room)).toEqual([])
  })

  it('ends when it is said to, and is told only when it changes', () => {
    const signals = new LiveSignals()
    const told = vi.fn()
    signals.onChange(told)
    signals.onTyping({ room, userId: 'a', typing: true })
    const shown = signals.typingIn(room)
    signals.onTyping({ room, userId: 'a', typing: true })
    expect(signals.typingIn(room)).toBe(shown)
    signals.onTyping({ room, userId: 'a', typing: false })
    signals.onTyping({ room, userId: 'a', typing: false })
    expect(signals.typingIn(room)).toEqual([])
    expect(told).toHaveBeenCalledTimes(2)
  })

  it('knows nothing of a room that was left, or after the connection was lost', () => {
    const signals = new LiveSignals()
    const other = 'league:x' as Room
    expect(signals.presentIn(room)).toBeNull()
    signals.onPresence({ room, userIds: ['a'] })
    signals.onPresence({ room: other, userIds: ['a', 'b'] })
    signals.onTyping({ room, userId: 'a', typing: true })
    signals.forget(room)
    expect([signals.presentIn(room), signals.typingIn(room)]).toEqual([null, []])
    expect(signals.presentIn(other)).toEqual(['a', 'b'])
    signals.forgetAll()
    expect(signals.presentIn(other)).toBeNull()
    expect(vi.getTimerCount()).toBe(0)
  })
})

describe('saying that I type', () => {
  it('goes only into a room that the tab is in, while it is connected', () => {
    const said: unknown[] = []
    const heard = new Map<string, (signal: never) => void>()
    const socket = {
      connected: true,
      on: (name: string, listener: (signal: never) => void) => heard.set(name, listener),
      emit: (...message: unknown[]) => said.push(message.slice(0, 2)),
    }
    const signals = new LiveSignals()
    signals.listen(socket as never, (asked) => asked === room)
    signals.sayTyping(room, true)
    signals.sayTyping('chat:y' as Room, true)
    expect(said).toEqual([['typing', { room, typing: true }]])
    heard.get('presence_update')?.({ room, userIds: ['a'] } as never)
    expect(signals.presentIn(room)).toEqual(['a'])
    socket.connected = false
    heard.get('disconnect')?.(undefined as never)
    signals.sayTyping(room, false)
    expect([said.length, signals.presentIn(room)]).toEqual([1, null])
  })

  function sayer() {
    const said: boolean[] = []
    return { said, sayer: new TypingSayer((typing) => said.push(typing)) }
  }

  it('is said at once, then only now and then', () => {
    const { said, sayer: mine } = sayer()
    for (let key = 0; key < 31; key++) {
      mine.typed()
      vi.advanceTimersByTime(100)
    }
    expect(said).toEqual([true, true])
  })

  it('ends by being idle, or by sending, once', () => {
    const { said, sayer: mine } = sayer()
    mine.typed()
    vi.advanceTimersByTime(TYPING_MS)
    expect(said).toEqual([true, false])
    mine.typed()
    mine.stopped()
    mine.stopped()
    vi.advanceTimersByTime(TYPING_MS)
    expect(said).toEqual([true, false, true, false])
  })
})
