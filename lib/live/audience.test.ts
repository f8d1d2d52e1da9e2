import { expect, it } from 'vitest'
import type { LiveEvent } from '@/lib/contracts/events'
import type { Room } from '@/lib/contracts/rooms'
import type { EventViewer } from '@/lib/domain/visibility/viewer'
import { Audience } from './audience'
import { FanOut } from './fan-out'
import type { LiveSocket } from './types'

const leagueId = '00000000-0000-4000-8000-000000000001'
const room: Room = `league:${leagueId}`
const viewer: EventViewer = { userId: 'x', role: 'manager', teamId: null, leagueId }

function socketThatHears() {
  const texts: string[] = []
  const outlet = { write: () => false, send: (text: string) => texts.push(text), isFull: () => false }
  const socket = { data: { outlet } } as unknown as LiveSocket
  return { socket, seqs: () => texts.map((text) => JSON.parse(text.slice(1))[1].seq) }
}
const event = (seq: number) =>
  ({ room, epoch: 1, seq, type: 'players_update', id: '', at: '', data: {} }) as unknown as LiveEvent

it('promise 2: whoever joins hears what is told from then on, though all is within one turn', async () => {
  const audience = new Audience(new FanOut({ pendingBytes: 1_000, onSlow: () => {} }))
  const [ann, ben] = [socketThatHears(), socketThatHears()]
  const key = audience.join(ann.socket, room, viewer)
  audience.deliver(event(1))
  // What was told before is in his replay.
  audience.join(ben.socket, room, viewer)
  audience.deliver(event(2))
  audience.leave(ann.socket, room, key)
  await new Promise(setImmediate)
  expect([ann.seqs(), ben.seqs()]).toEqual([[1], [2]])
})
