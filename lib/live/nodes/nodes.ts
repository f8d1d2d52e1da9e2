import type { Logger } from 'pino'
import type { LiveEvent } from '@/lib/contracts/events'
import type { Room, RoomPosition } from '@/lib/contracts/rooms'
import { answerDoorbell, ringDoorbell } from '@/lib/server/events/doorbell'
import type { LiveLimits } from '../limits'
import { every } from '../timers'
import type { Crowd } from './crowd'
import type { Item, Message, Move, Person } from './items'
import type { Line } from './line'

/** People in one item; some ninety bytes each. */
const PEOPLE_A_PART = 50

interface NodesParts {
  line: Line
  crowd: Crowd
  limits: Pick<LiveLimits, 'nodeBeatMs' | 'presenceGraceMs'>
  logger: Logger
  /** Milliseconds of any steady clock. */
  now: () => number
  /** Everyone on this node. */
  everyone: () => Person[]
  /** A room stands here, by another node's word. */
  onHead: (room: Room, position: RoomPosition) => void
  onTyping: (nodeId: string, room: Room, userId: string, typing: boolean) => void
}

/** What this node tells the others of its commits and its people, and what it makes of what they tell. */
export class Nodes {
  private readonly parts: NodesParts
  private revision = 0
  private beatAt = -Infinity
  /** Not told yet; of each person in a place the last counts. */
  private readonly moves = new Map<string, Move>()
  private stopping: (() => void)[] = []

  constructor(parts: NodesParts) {
    this.parts = parts
  }

  /** Other nodes that live. */
  get others(): number {
    return this.parts.crowd.size
  }

  start(): void {
    this.stopping = [
      answerDoorbell((events, from) => from === 'here' && this.ring(events)),
      every(this.parts.limits.nodeBeatMs, () => this.beat()),
    ]
    this.parts.line.start()
  }

  async stop(): Promise<void> {
    for (const stop of this.stopping) stop()
    this.parts.line.say({ is: 'bye' })
    await this.parts.line.stop()
  }

  typing(room: Room, userId: string, typing: boolean): void {
    if (this.others > 0) this.parts.line.say({ is: 'typing', room, userId, typing })
  }

  /** Someone appeared in a place on this node, or is no longer there. */
  moved(place: string, userId: string, here: boolean): void {
    if (this.moves.size === 0) setImmediate(() => this.tellMoves())
    this.moves.set(`${place} ${userId}`, [place, userId, here])
  }

  /** The wire carries: whoever is out there is asked, and told. */
  opened(): void {
    this.parts.crowd.forgive(this.parts.now())
    this.parts.line.say({ is: 'ask', node: null })
    this.tellEveryone()
  }

  hear({ from, items }: Message): void {
    this.parts.crowd.hear(from, this.parts.now())
    const events: LiveEvent[] = []
    for (const item of items) {
      try {
        if (item.is === 'event') events.push(item.event)
        else this.take(from, item)
      } catch (error) {
        // Of another version: what it was about is found by the heads, or told again.
        this.parts.logger.debug({ err: error, node: from }, 'nodes: an item could not be read')
      }
    }
    ringDoorbell(events, 'elsewhere')
  }

  private take(from: string, item: Exclude<Item, { is: 'event' }>) {
    const { crowd, line, limits, now } = this.parts
    switch (item.is) {
      case 'head':
        return this.parts.onHead(item.room, [item.epoch, item.seq])
      case 'typing':
        return this.parts.onTyping(from, item.room, item.userId, item.typing)
      case 'moved':
        return crowd.move(from, item.revision, item.moves) || this.ask(from)
      case 'everyone':
        return crowd.replace(from, item)
      case 'beat':
        return crowd.hear(from, now(), item.revision) || this.ask(from)
      case 'ask':
        return (item.node === null || item.node === line.nodeId) && this.tellEveryone()
      case 'bye':
        return crowd.leaveAt(from, now() + limits.presenceGraceMs)
    }
  }

  private ring(events: readonly LiveEvent[]) {
    // Alone there is nobody to tell, and whoever is not known yet reads the heads.
    if (this.others > 0) for (const event of events) this.parts.line.ring(event)
  }

  private beat() {
    const { crowd, line, limits } = this.parts
    const now = this.parts.now()
    // Whoever was held up himself has not heard what was said meanwhile: it waits to be read.
    const heldUp = now - this.beatAt > 2 * limits.nodeBeatMs
    this.beatAt = now
    if (heldUp) line.forgive()
    else line.watch()
    if (heldUp || !line.open) crowd.forgive(now)
    crowd.fade(now)
    line.say({ is: 'beat', revision: this.revision })
  }

  /** Once a beat is enough: the answer is under way, or is lost like the question. */
  private ask(node: string) {
    const { crowd, line, limits, now } = this.parts
    if (crowd.mayAsk(node, now(), limits.nodeBeatMs)) line.say({ is: 'ask', node })
  }

  private tellMoves() {
    const moves = [...this.moves.values()]
    this.moves.clear()
    for (let start = 0; start < moves.length; start += PEOPLE_A_PART) {
      this.revision++
      const some = moves.slice(start, start + PEOPLE_A_PART)
      this.parts.line.say({ is: 'moved', revision: this.revision, moves: some })
    }
  }

  private tellEveryone() {
    // What has moved and is not told yet is in the list.
    this.tellMoves()
    const people = this.parts.everyone()
    const parts = Math.max(1, Math.ceil(people.length / PEOPLE_A_PART))
    for (let part = 0; part < parts; part++) {
      const some = people.slice(part * PEOPLE_A_PART, (part + 1) * PEOPLE_A_PART)
      this.parts.line.say({ is: 'everyone', revision: this.revision, part, parts, people: some })
    }
  }
}
