import fc from 'fast-check'
import { expect } from 'vitest'
import { database } from '@/lib/platform/database/client'
import { CURRENCIES, foresee, type Model, type Op, TEAMS } from './model'
import { fingerprint, perform, type Real } from './real'

type Answer = Awaited<ReturnType<typeof perform>>
/** Of each key what was asked with it, and what was answered. */
type Keyed = Map<string, { asked: string; op: Op; answered: Answer }>

export interface Run {
  model: Model
  keys: Keyed
}

/** Once; with a key, so that it may come again; or only asked what would be. */
type Manner = { is: 'plain' } | { is: 'dry' } | { is: 'keyed'; key: string }

/** Those that take a transaction of the caller's have neither key nor dry run. */
const WITHIN = new Set<Op['is']>(['move', 'settle'])

class Act implements fc.AsyncCommand<Run, Real> {
  readonly drawn: Op
  readonly manner: Manner
  constructor(drawn: Op, manner: Manner) {
    this.drawn = drawn
    this.manner = WITHIN.has(drawn.is) ? { is: 'plain' } : manner
  }
  check = () => true
  toString = () => `${print(this.drawn)} ${this.manner.is === 'keyed' ? this.manner.key : this.manner.is}`
  run = (run: Run, real: Real) => act(run, real, settled(run.model, this.drawn), this.manner)
}

/** Sends what some key was used for once more. */
class Again implements fc.AsyncCommand<Run, Real> {
  readonly which: number
  constructor(which: number) {
    this.which = which
  }
  check = ({ keys }: Run) => keys.size > 0
  toString = () => `again ${this.which}`
  run = async (run: Run, real: Real) => {
    const known = [...run.keys]
    const [key, { op }] = known[this.which % known.length] as (typeof known)[number]
    await act(run, real, op, { is: 'keyed', key })
  }
}

async function act({ model, keys }: Run, real: Real, op: Op, manner: Manner): Promise<void> {
  const asked = print(op)
  const key = manner.is === 'keyed' ? manner.key : null
  const claim = key ? { key: `${key}-${real.league.slug}`, fingerprint: asked } : null
  const before = await fingerprint(real)
  const answered = await perform(real, model, op, { claim, dryRun: manner.is === 'dry' })
  const foreseen = foresee(model, op)
  const isMalformed = foreseen === 'invalid_request' && !isTooMuch(op)
  const earlier = key && !isMalformed ? keys.get(key) : undefined
  if (earlier) {
    const expected = earlier.asked === asked ? earlier.answered : { code: 'idempotency_mismatch' }
    expect(answered, asked).toEqual(expected)
    expect(await fingerprint(real), `${asked} came twice`).toBe(before)
    return
  }
  if (key && !isMalformed) keys.set(key, { asked, op, answered })
  expect('code' in answered ? answered.code : 'done', asked).toBe(
    typeof foreseen === 'string' ? foreseen : 'done',
  )
  if (typeof foreseen === 'string' || manner.is === 'dry') {
    expect(await fingerprint(real), `${asked} was refused, or not meant`).toBe(before)
    return
  }
  const counted = [model.holds.length, model.transactions.length]
  foreseen()
  if ('code' in answered) return
  if (model.holds.length > (counted[0] as number)) real.holds.push(answered.holdId ?? 'none')
  if (model.transactions.length > (counted[1] as number))
    real.transactions.push(answered.answer.transactionId ?? 'none')
  await compare(model, real, asked)
}

async function compare(model: Model, real: Real, asked: string): Promise<void> {
  const rows = await database().wallet.findMany({ where: { leagueId: real.league.leagueId } })
  const found = real.wallets.map((id) => {
    const row = rows.find((each) => each.id === id)
    return [row?.available, row?.held, row?.postingSeq, row?.version, row?.frozenAt !== null]
  })
  const expected = model.wallets.map((wallet) => [
    wallet.available,
    wallet.held,
    BigInt(wallet.lines.length),
    wallet.version,
    wallet.frozen,
  ])
  expect(found, asked).toEqual(expected)
}

/** A malformed one is refused before its key is looked at; that no wallet can hold it, the database finds. */
const isTooMuch = (op: Op) => (op.is === 'add' && op.amount > 0n) || (op.is === 'set' && op.total > 0n)

/** Holds and transactions are drawn as any number: here it becomes one that there is, or −1 when there is none yet. */
function settled(model: Model, op: Op): Op {
  const within = (n: number, count: number) => (count === 0 || n < 0 ? -1 : n % count)
  if ('hold' in op) return { ...op, hold: within(op.hold, model.holds.length) }
  if (op.is === 'reverse') return { ...op, transaction: within(op.transaction, model.transactions.length) }
  return op
}

const print = (op: Op): string =>
  JSON.stringify(op, (_key, value) => (typeof value === 'bigint' ? String(value) : value))

const KEYS = ['key-one', 'key-two', 'key-three', 'key-four', 'key-five', 'key-six', 'key-seven']
const HUGE = 2n ** 53n - 1n
const wallet = fc.integer({ min: -1, max: TEAMS * CURRENCIES - 1 })
const some = fc.integer({ min: -1, max: 30 })
const amount = fc.oneof(
  { weight: 12, arbitrary: fc.bigInt({ min: 1n, max: 400n }) },
  { weight: 2, arbitrary: fc.bigInt({ min: 900n, max: 2_500n }) },
  { weight: 1, arbitrary: fc.bigInt({ min: -3n, max: 0n }) },
)
const signed = fc.oneof(
  amount,
  amount.map((each) => -each),
)
const orHuge = fc.oneof({ weight: 15, arbitrary: amount }, { weight: 1, arbitrary: fc.constant(HUGE) })
const orNone = fc.bigInt({ min: 0n, max: 300n })
const cause = fc.integer({ min: 0, max: 2 })
const is = <T extends Op['is']>(name: T) => fc.constant(name)

const ops: fc.Arbitrary<Op>[] = [
  fc.record({ is: is('add'), wallet, amount: orHuge }),
  fc.record({ is: is('subtract'), wallet, amount }),
  fc.record({
    is: is('update'),
    team: fc.integer({ min: 0, max: TEAMS }),
    currency: fc.integer({ min: 0, max: CURRENCIES - 1 }),
    amount: signed,
  }),
  fc.record({ is: is('set'), wallet, total: orHuge, stale: fc.boolean() }),
  fc.record({
    is: is('batch'),
    changes: fc.array(fc.record({ wallet: fc.integer({ min: 0, max: 5 }), amount: signed }), {
      maxLength: 5,
    }),
  }),
  fc.record({ is: is('transfer'), from: wallet, to: wallet, amount }),
  fc.record({ is: is('hold'), wallet, amount, cause }),
  fc.record({ is: is('hold'), wallet, amount, cause }),
  fc.record({ is: is('move'), hold: some, amount: orNone, cause }),
  fc.record({ is: is('capture'), hold: some, amount: fc.option(amount, { nil: null }) }),
  fc.record({ is: is('release'), hold: some }),
  fc.record({
    is: is('settle'),
    wallet: fc.integer({ min: 0, max: 5 }),
    pay: orNone,
    keep: orNone,
    cause,
  }),
  fc.record({ is: is('reverse'), transaction: some }),
  fc.record({ is: is('freeze'), wallet }),
  fc.record({ is: is('unfreeze'), wallet }),
  fc.record({ is: is('unfreeze'), wallet }),
]

const manner: fc.Arbitrary<Manner> = fc.oneof(
  { weight: 4, arbitrary: fc.constant({ is: 'plain' as const }) },
  { weight: 1, arbitrary: fc.constant({ is: 'dry' as const }) },
  {
    weight: 2,
    arbitrary: fc.record({
      is: fc.constant('keyed' as const),
      key: fc.constantFrom(...KEYS),
    }),
  },
)

export const commands = (maxCommands: number) =>
  fc.commands(
    [
      ...ops.map((op) => fc.tuple(op, manner).map(([drawn, how]) => new Act(drawn, how))),
      fc.nat(20).map((which) => new Again(which)),
    ],
    { maxCommands, size: 'max' },
  )
