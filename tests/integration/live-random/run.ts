import { setTimeout as pause } from 'node:timers/promises'
import { expect } from 'vitest'
import { chatRoom } from '@/lib/contracts/rooms'
import { acts } from './acts'
import { Deeds } from './deeds'
import { Device } from './device'
import { Dice } from './dice'
import { Nodes } from './nodes'
import { Seat } from './people-at-tabs'
import { expectFresh, quiet } from './quiet'
import { expectNothingAfterRemoval, expectNothingOutside, outsidersAmong } from './rights'
import { calm, troubles } from './troubles'
import { makeWorld, type Someone, type World } from './world'

/** How many of these things are done before all must be quiet. */
export interface Measure {
  acts: number
  troubles: number
  /** Through the outbox. */
  deeds: number
  /** That each tab shows at least. */
  pages: number
}

/** In every first of two phases, whatever the dice say. */
const ALWAYS = [
  'reset',
  'blackHole',
  'miss',
  'restartHere',
  'killThere',
  'loseRedis',
  'mendRedis',
  'moveToTheOther',
] as const
/** A node that comes up takes a second of both processors. */
const DEAR = ['restartHere', 'killThere', 'stopThere']

const bagOf = (kinds: Readonly<Record<string, { often: number }>>) =>
  Object.entries(kinds).flatMap(([name, { often }]) => Array<string>(often).fill(name))

/** A league, its people at their tabs, two nodes, and everything that may go wrong between them. */
export class Run {
  readonly done: string[] = []
  compared = 0
  private phases = 0
  private readonly dice: Dice
  private readonly world: World
  private readonly nodes: Nodes
  private readonly seats: readonly Seat[]
  private readonly deeds: Deeds

  private constructor(dice: Dice, world: World, nodes: Nodes, seats: readonly Seat[], device: Device) {
    this.dice = dice
    this.world = world
    this.nodes = nodes
    this.seats = seats
    this.deeds = new Deeds(world, device)
  }

  static async begin(seed: number, databaseUrl: string, everybody: boolean): Promise<Run> {
    const [nodes, world] = await Promise.all([Nodes.start(databaseUrl), makeWorld()])
    const [olive, mara, teo, third, deputy, sid] = world.people as [
      Someone,
      Someone,
      Someone,
      Someone,
      Someone,
      Someone,
    ]
    const device = new Device(mara.userId)
    const take = (someone: Someone, node: 0 | 1, own: Device | null = null) =>
      Seat.take(world, nodes, someone, node, own)
    const seats = [
      await take(olive, 0),
      await take(mara, 0, device),
      await take(mara, 1, device),
      await take(teo, 1),
      await take(sid, 0),
      ...(everybody ? [await take(third, 0), await take(deputy, 1), await take(sid, 1)] : []),
    ]
    return new Run(new Dice(seed), world, nodes, seats, device)
  }

  /** Much happens, much goes wrong; then all is as if nothing had. */
  async phase({ acts: actCount, troubles: troubleCount, deeds: deedCount, pages }: Measure): Promise<void> {
    const { dice, seats, world, nodes, deeds } = this
    for (const seat of seats)
      for (const page of dice.shuffled(seat.pages()).slice(0, pages)) seat.tab.show(page)
    const outsiders = outsidersAmong(seats)
    const always = this.phases++ % 2 === 0 ? ALWAYS : []
    const anyTrouble = dice.shuffled(bagOf(troubles).filter((name) => !DEAR.includes(name)))
    const anyAct = bagOf(acts)
    const steps = dice.shuffled([
      ...Array.from({ length: actCount }, () => ['act', dice.pick(anyAct)] as const),
      ...[...always, ...anyTrouble].slice(0, troubleCount).map((name) => ['trouble', name] as const),
      ...Array.from({ length: deedCount }, () => ['deed', ''] as const),
    ])
    let under: Promise<unknown> = Promise.resolve()
    for (const [kind, name] of steps) {
      const own = new Dice(dice.below(2 ** 31))
      const wait = dice.below(40)
      const beside = dice.chance(20)
      this.done.push(`${kind} ${name}`)
      if (kind === 'trouble') troubles[name]?.act({ nodes, seats }, own)
      else if (kind === 'deed') deeds.do(seats, own)
      else {
        const act = acts[name]?.act(world, own)
        if (beside) under = Promise.all([under, act])
        else await Promise.all([under, act])
      }
      await pause(wait)
    }
    await under
    await calm({ nodes, seats })
    deeds.wake(seats)
    await this.settle()
    this.compared += await expectFresh(seats)
    await deeds.expectOneEffectEach()
    expect(seats.flatMap((seat) => seat.amiss())).toEqual([])
    await expectNothingAfterRemoval(world, seats)
    expectNothingOutside(world, outsiders)
  }

  private async settle() {
    const isDone = () => this.deeds.isDone(this.seats)
    await quiet(this.seats, isDone)
    // What somebody was refused while he was out he opens again now; it is closed again where it is not for him.
    for (const { tab } of this.seats) {
      for (const page of tab.refused.splice(0)) tab.show(page)
      tab.leaveIf(isDeletedPost)
    }
    await quiet(this.seats, isDone)
    await this.loseTheLast()
    await quiet(this.seats, isDone)
  }

  /** The last message of all does not reach somebody, and nothing comes after it that would show the hole. */
  private async loseTheLast() {
    const { channelId, owner } = this.world
    const isIn = ({ tab }: Seat) =>
      tab.rooms().some(({ room, status }) => room === chatRoom(channelId) && status === 'joined')
    const someone = this.seats.find(isIn)
    someone?.tab.miss(1)
    await owner.chat.send(channelId, `The last of phase ${this.phases}`)
  }

  summary(): string {
    const { counts } = this.world
    const count = (kind: string) => this.done.filter((each) => each.startsWith(kind)).length
    return `${count('act')} acts (${counts.done} done, ${counts.refused} refused), ${count('trouble')} troubles, ${this.deeds.count} deeds, ${this.compared} answers compared`
  }

  async end(): Promise<void> {
    for (const seat of this.seats) await seat.end()
    await this.nodes.stop()
  }
}

/** Its page stays as a bare frame that says so; there is nothing to read any more. */
const isDeletedPost = (data: unknown): boolean =>
  Boolean((data as { post?: { deletedAt: string | null } } | undefined)?.post?.deletedAt)
