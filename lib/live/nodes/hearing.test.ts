import { pino } from 'pino'
import { expect, it } from 'vitest'
import type { LiveEvent } from '@/lib/contracts/events'
import type { Room } from '@/lib/contracts/rooms'
import { answerDoorbell } from '@/lib/server/events/doorbell'
import { Crowd } from './crowd'
import type { Item } from './items'
import { Nodes } from './nodes'

const room: Room = 'league:00000000-0000-4000-8000-000000000001'

it('promise 10: what another version says and this one cannot read takes nothing else with it', () => {
  const heads: unknown[] = []
  const nodes = new Nodes({
    line: { nodeId: 'me', open: true, say: () => {} } as never,
    crowd: new Crowd(1_000, () => {}),
    limits: { nodeBeatMs: 1_000, presenceGraceMs: 1_000 },
    logger: pino({ level: 'silent' }),
    now: () => 0,
    everyone: () => [],
    onHead: (...head) => heads.push(head),
    onTyping: () => {},
  })
  const rung: LiveEvent[] = []
  const stop = answerDoorbell((events) => void rung.push(...events))
  const event = { room, epoch: 7, seq: 1, type: 'of_tomorrow' } as unknown as LiveEvent
  const items = [
    { is: 'of_tomorrow', anything: [] },
    { is: 'everyone', revision: 1, part: 0, parts: 1, people: 'in another form' },
    null,
    { is: 'everyone', revision: 2, part: 0, parts: 1 },
    { is: 'head', room, epoch: 7, seq: 2 },
    { is: 'event', event },
  ] as unknown as Item[]
  nodes.hear({ from: 'another', items })
  stop()
  expect(heads).toEqual([[room, [7, 2]]])
  expect(rung).toEqual([event])
})
