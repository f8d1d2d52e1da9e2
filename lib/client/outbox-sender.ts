import { ANSWERS_HOURS } from '@/lib/contracts/endpoint'
import { ApiError } from './api-error'
import { retryDelay } from './connection-state'
import {
  afterAct,
  type Deed,
  keyOf,
  nextOf,
  nextTime,
  type Outbox,
  type OutboxAct,
  type Outgoing,
} from './outbox'
import type { AnyKind } from './outbox-kind'
import { patientWith } from './outbox-patience'
import { askedWait, isHopeless, isRefusal } from './outbox-refusal'
import type { OutboxStore } from './outbox-store'

export interface SenderParts {
  userId: string
  store: OutboxStore
  /** What may wait, by name. */
  kinds: Readonly<Record<string, AnyKind>>
  /**
   * Runs an act while no other tab of this browser runs one of that name, where the browser can promise it.
   * @param onBusy one does: it will be this one's turn afterwards
   */
  alone(name: string, act: () => Promise<void>, onBusy: () => void): Promise<void>
  newId(): string
  /** The server's time in epoch ms, as well as it is known. */
  serverNow(): number
}

/** What is given of a deed that is done now. */
export type NewDeed = Pick<Deed, 'kind' | 'input' | 'title' | 'detail' | 'href'> &
  Partial<Pick<Deed, 'id' | 'at' | 'tried' | 'until'>>

/** No answer after so long is none. */
const ANSWER_MS = 10_000
const LONGEST_WAIT_MS = 5_000
/** With an hour for what is under way, and for clocks. */
const ANSWERS_MS = (ANSWERS_HOURS - 1) * 3_600_000

interface Line {
  running: boolean
  misses: number
  timer?: ReturnType<typeof setTimeout>
}

/** Sends what is in the outbox: of each line in the order it was done, one at a time, until the server has decided. */
export class OutboxSender {
  private outbox: Outbox = []
  private readonly lines = new Map<string, Line>()
  private readonly listeners = new Set<() => void>()
  private readonly parts: SenderParts
  /** The store, wherever something waits for it. */
  private readonly device: ReturnType<typeof patientWith>
  private resting = true

  constructor(parts: SenderParts) {
    this.parts = parts
    this.device = patientWith(parts.store, (id) => void this.keptLate(id))
  }

  /** For useSyncExternalStore. */
  readonly onChange = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }
  readonly snapshot = (): Outbox => this.outbox

  /** Takes up what this device has kept. @returns how to rest: nothing more is tried, and nothing is lost */
  start(): () => void {
    this.resting = false
    const stops = [
      this.parts.store.listen((id) => void this.look(id)),
      this.parts.store.onLost(() => void this.keepAgain()),
    ]
    void this.takeUp()
    this.wake()
    return () => {
      this.resting = true
      for (const stop of stops) stop()
      for (const line of this.lines.values()) clearTimeout(line.timer)
    }
  }

  /** @returns the deed once the device has it, or will not take it; it is shown before */
  async add(given: NewDeed): Promise<Deed> {
    const kind = this.kindOf(given)
    const deed: Deed = {
      tried: false,
      ...given,
      id: given.id ?? this.parts.newId(),
      at: given.at ?? nextTime(this.outbox, Date.now()),
      line: kind.lineOf(given.input),
      until: given.until === undefined ? this.untilOf(kind) : given.until,
      refused: null,
      final: false,
    }
    const replaced = kind.slotOf ? this.waitingIn(kind.slotOf(deed.input)) : []
    for (const { id } of replaced) this.act({ type: 'gone', id })
    this.act({ type: 'done', deed })
    await this.keep(deed)
    for (const { id } of replaced) if (id !== deed.id) await this.device.forget(id).catch(() => {})
    this.run(deed.line)
    return deed
  }

  async retry(id: string): Promise<void> {
    const item = this.itemOf(id)
    if (item?.state !== 'refused' || item.final) return
    const until = this.untilOf(this.kindOf(item))
    this.act({ type: 'retried', id, at: nextTime(this.outbox, Date.now()), until })
    const again = this.itemOf(id)
    if (again) await this.keep(again)
    this.run(item.line)
  }

  async discard(id: string): Promise<void> {
    this.act({ type: 'gone', id })
    await this.device.forget(id).catch(() => {})
  }

  /** Takes back that it was discarded. */
  async restore(item: Outgoing): Promise<void> {
    const deed = deedOf(item)
    this.act({ type: 'found', deed })
    await this.keep(deed)
    this.run(deed.line)
  }

  /** An event or an answer says that the server has it. */
  async arrived(id: string, answer: unknown): Promise<void> {
    const item = this.itemOf(id)
    if (!item) return
    this.act(this.kindOf(item).stays ? { type: 'arrived', id, answer } : { type: 'gone', id })
    await this.device.forget(id).catch(() => {})
  }

  /** The page's own data has them. */
  shown(ids: Iterable<string>): void {
    for (const id of ids) if (this.itemOf(id)) void this.discard(id)
  }

  /** The connection is back: nobody waits for his turn to try. */
  wake(): void {
    for (const line of new Set(this.outbox.map((item) => item.line))) this.run(line)
  }

  private async takeUp() {
    for (const deed of await this.parts.store.all().catch(() => [])) this.foundHere(deed)
    this.wake()
  }

  /** Another tab has changed something. */
  private async look(id: string) {
    const deed = await this.parts.store.find(id).catch(() => null)
    if (deed) {
      this.foundHere(deed)
      this.run(deed.line)
    } else if (this.itemOf(id)?.kept && this.itemOf(id)?.state !== 'arrived') this.act({ type: 'gone', id })
  }

  /** What no longer is of a kind that may wait, or was kept by other code, is not sent. */
  private foundHere(deed: Deed) {
    const input = this.parts.kinds[deed.kind]?.input.safeParse(deed.input)
    if (input?.success) this.act({ type: 'found', deed: { ...deed, input: input.data } })
  }

  private async keep(deed: Deed) {
    const kept = await this.device.keep(deed).then(
      () => true,
      () => false,
    )
    this.act({ type: 'kept', id: deed.id, kept })
  }

  /** What was given up is on the device now: as it has become meanwhile, or it would be sent again after a reload. */
  private async keptLate(id: string) {
    const item = this.itemOf(id)
    if (!item || item.state === 'arrived') await this.device.forget(id).catch(() => {})
    else await this.keep({ ...deedOf(item), tried: item.tried || item.refused === null })
  }

  /** The device may have lost everything: what is not there any more, another tab may have sent meanwhile. */
  private async keepAgain() {
    for (const item of this.outbox) {
      if (!item.kept || item.state === 'arrived') continue
      const there = await this.device.find(item.id).catch(() => null)
      if (!there && this.itemOf(item.id)) await this.keep({ ...deedOf(item), tried: true })
    }
  }

  private waitingIn(slot: string): Outgoing[] {
    return this.outbox.filter(
      (item) =>
        item.state !== 'sending' &&
        item.state !== 'arrived' &&
        this.kindOf(item).slotOf?.(item.input) === slot,
    )
  }

  private run(name: string) {
    const line = this.lines.get(name) ?? { running: false, misses: 0 }
    this.lines.set(name, line)
    clearTimeout(line.timer)
    if (line.running || this.resting) return
    void this.drain(name, line)
  }

  private async drain(name: string, line: Line) {
    line.running = true
    let wait: number | null = null
    const sendOne = async () => {
      wait = await this.sendNext(name, line)
    }
    while (!this.resting && wait === null && nextOf(this.outbox, name)) {
      await this.parts
        .alone(`gavel:outbox:${this.parts.userId}:${name}`, sendOne, () => this.seeElsewhere(name))
        // A page that is going away gets no lock.
        .catch(() => {
          wait = LONGEST_WAIT_MS
        })
    }
    line.running = false
    if (wait !== null && !this.resting) line.timer = setTimeout(() => this.run(name), wait)
  }

  /** Another tab is at this line: what comes next in it is what it sends. */
  private seeElsewhere(name: string) {
    const item = nextOf(this.outbox, name)
    if (item) this.act({ type: 'sending', id: item.id, elsewhere: true })
  }

  /** @returns how long to wait before the next try; null: go on */
  private async sendNext(name: string, line: Line): Promise<number | null> {
    const item = nextOf(this.outbox, name)
    if (!item) return null
    const { id } = item
    // Another tab may have tried it, or been told what became of it, while this one waited for the lock.
    const there = item.kept ? await this.device.find(id).catch(() => item) : item
    if (there === null || there.refused !== null) {
      this.act(there === null ? { type: 'gone', id } : { type: 'found', deed: there })
      return null
    }
    this.act({ type: 'sending', id })
    const tried = item.tried || there.tried
    const signal = AbortSignal.timeout(ANSWER_MS)
    let sent = false
    try {
      if (tried) this.refuseForgotten(item)
      else await this.prepare(item, signal)
      // Discarded meanwhile, here or in another tab.
      if (!this.itemOf(id)) return null
      sent = true
      const answer = await this.send(item, signal)
      line.misses = 0
      await this.arrived(id, answer)
      return null
    } catch (error) {
      const refused = isRefusal(error)
      if (refused || isHopeless(error, line.misses)) {
        line.misses = 0
        const unsure = !refused && (tried || sent)
        const gone = refused && error.code === 'not_found' ? this.kindOf(item).gone : undefined
        await this.refuse(item, gone ?? (refused ? error.message : HOPELESS), {
          unsure,
          final: gone !== undefined,
        })
        return null
      }
      this.act({ type: 'missed', id, sent })
      return Math.max(askedWait(error), retryDelay(line.misses++, Math.random()))
    }
  }

  /**
   * Looks whether it is still meant, and notes that it was tried. What was tried may have had its effect, and is sent again whatever
   * the time: under its key the server answers what became of it, and refuses by itself what comes too late.
   */
  private async prepare(item: Outgoing, signal: AbortSignal): Promise<void> {
    const { id, at, until, kept } = item
    const { lifetimeMs = Infinity, check } = this.kindOf(item)
    // By this device's clock, too: when it was done the server's may not have been known.
    const late = (until !== null && this.parts.serverNow() >= until) || Date.now() - at >= lifetimeMs
    const why = late ? LATE : await check?.(item.input, signal)
    if (why) throw new ApiError('conflict', 409, why)
    if (!kept || !this.itemOf(id)) return
    await this.device.keep({ ...deedOf(item), tried: true }).catch((error) => {
      // After a reload it would be said of it that nothing was changed: for what does not cost money that is no harm.
      if (until !== null) throw error
    })
  }

  /** @throws ApiError conflict: the server may no longer know whether it did it */
  private refuseForgotten(item: Outgoing) {
    if (this.kindOf(item).repeatable || Date.now() - item.at < ANSWERS_MS) return
    throw new ApiError('conflict', 409, FORGOTTEN)
  }

  private send(item: Outgoing, signal: AbortSignal): Promise<unknown> {
    const { id, until } = item
    return this.kindOf(item).send(
      item.input,
      {
        idempotencyKey: keyOf(item),
        forUser: this.parts.userId,
        mostTries: 1,
        signal,
        ...(until === null ? {} : { notAfter: until }),
      },
      { id },
    )
  }

  private async refuse({ id, kept }: Outgoing, sentence: string, how: { unsure: boolean; final: boolean }) {
    this.act({ type: 'refused', id, sentence, ...how })
    const item = this.itemOf(id)
    if (kept && item?.state === 'refused') await this.device.keep(deedOf(item)).catch(() => {})
  }

  private untilOf({ lifetimeMs }: AnyKind): number | null {
    return lifetimeMs === undefined ? null : this.parts.serverNow() + lifetimeMs
  }

  private kindOf({ kind }: { kind: string }): AnyKind {
    const known = this.parts.kinds[kind]
    if (!known) throw new Error(`${kind} may not wait.`)
    return known
  }

  private itemOf(id: string) {
    return this.outbox.find((item) => item.id === id)
  }

  private act(act: OutboxAct) {
    const next = afterAct(this.outbox, act)
    if (next === this.outbox) return
    this.outbox = next
    for (const listener of this.listeners) listener()
  }
}

const LATE = 'You were away too long: it was not sent, and nothing was changed. Look again, and decide anew.'

const FORGOTTEN =
  'It was tried days ago, and whether it was done can no longer be asked. Look before you send it again.'

const HOPELESS =
  'Gavel failed at it again and again, and nobody can say whether it was done. Sent again it is done once at most.'

const deedOf = ({
  state: _state,
  kept: _kept,
  elsewhere: _elsewhere,
  answer: _answer,
  ...deed
}: Outgoing): Deed => deed
