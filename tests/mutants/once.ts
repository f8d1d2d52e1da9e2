import { type Mutant, of } from './mutant'

const runOnce = 'lib/server/idempotency/run-once.ts'
const sender = 'lib/client/outbox-sender.ts'
const outbox = 'lib/client/outbox.ts'
const keys = of('lib/server/http/idempotency.itest.ts')
const late = of('lib/server/idempotency/not-after.itest.ts')
const sending = of('lib/client/outbox-sender.test.ts')
const money = of('lib/client/outbox-money.test.ts')
const device = of('lib/client/outbox-device.test.ts')
const hung = of('lib/client/outbox-hung-device.test.ts')
const patience = 'lib/client/outbox-patience.ts'
const lines = of('lib/client/outbox.test.ts')

/** One effect for one intent, whoever tries again, and never late. */
export const once: Mutant[] = [
  {
    name: 'key-ignored',
    promise: 5,
    file: runOnce,
    piece: '\n        if (earlier) return replay<T>(earlier, claim)',
    instead: '\n        if (earlier) void replay<T>',
    tests: [late('promise 5: what was done in time is told at any time, and once')],
  },
  {
    name: 'answer-not-kept-with-its-effect',
    promise: 5,
    file: runOnce,
    piece: 'await uow.tx.idempotencyRecord.create({ data: record(once, claim, 200, answer ?? null) })',
    instead: '',
    tests: [keys('has one effect and one answer')],
  },
  {
    name: 'key-taken-for-another-body',
    promise: 5,
    file: runOnce,
    piece: 'earlier.fingerprint !== claim.fingerprint',
    instead: 'earlier.fingerprint === null',
    tests: [keys('belongs to one body')],
  },
  {
    name: 'two-at-once-under-one-key',
    promise: 5,
    file: runOnce,
    piece: 'await takeTurn(uow, { ...once, claim })',
    instead: 'void takeTurn',
    tests: [keys('whose action is still under way says so')],
  },
  {
    name: 'done-after-its-time',
    promise: 5,
    file: runOnce,
    piece: '\n        refuseLate(claim)',
    instead: '\n        void refuseLate',
    tests: [late('promise 5: what comes after it was meant is not done')],
  },
  {
    name: 'new-key-for-each-try',
    promise: 5,
    file: 'lib/client/api.ts',
    piece: 'return await once(endpoint, call, key)',
    instead: 'return await once(endpoint, call, key && newIdempotencyKey())',
    tests: [of('tests/integration/retry.itest.ts')('promise 5: an act whose answer is lost again and again')],
  },
  {
    name: 'outbox-sends-without-its-key',
    promise: 5,
    file: sender,
    piece: 'idempotencyKey: keyOf(item)',
    instead: 'idempotencyKey: `${keyOf(item)}${Math.random()}`',
    tests: [sending('tries again under the same key')],
  },
  {
    name: 'says-that-it-waits-before-it-is-kept',
    promise: 5,
    file: outbox,
    piece: "state: 'keeping', kept: false",
    instead: "state: 'waiting', kept: false",
    tests: [lines('is kept before it says that it waits')],
  },
  {
    name: 'not-kept-on-the-device',
    promise: 5,
    file: sender,
    piece: 'const kept = await this.device.keep(deed).then(',
    instead: 'const kept = await Promise.resolve().then(',
    tests: [device('promise 5: loses nothing by a crash')],
  },
  {
    name: 'device-waited-for-for-ever',
    promise: 5,
    file: patience,
    piece: "reject(new Error('The device does not answer.'))",
    instead: 'void reject',
    tests: [hung('promise 5: has what is done here sent all the same')],
  },
  {
    name: 'kept-late-and-not-known',
    promise: 5,
    file: patience,
    piece: '(late ? onLate() : resolve(value))',
    instead: 'resolve(value)',
    tests: [hung('promise 5: until later has then what has not arrived')],
  },
  {
    name: 'money-sent-late',
    promise: 5,
    file: sender,
    piece: 'const why = late ? LATE : await',
    instead: 'void late\n    const why = await',
    tests: [money('expires: what comes back too late is not sent')],
  },
  {
    name: 'money-not-looked-at-again',
    promise: 5,
    file: sender,
    piece: 'await check?.(item.input, signal)',
    instead: 'await (void check)',
    tests: [money('is looked at again before it is sent')],
  },
  {
    name: 'discarded-and-sent',
    promise: 5,
    file: sender,
    piece: 'if (!this.itemOf(id)) return null',
    instead: '',
    tests: [money('is not sent when it is discarded while it is looked at')],
  },
  {
    name: 'sent-by-two-tabs',
    promise: 5,
    file: sender,
    piece: 'const there = item.kept ? await this.device.find(id).catch(() => item) : item',
    instead: 'const there = item as typeof item | null',
    tests: [device('sends once, though a tab hears of the lock')],
  },
  {
    name: 'line-out-of-order',
    promise: 5,
    file: outbox,
    piece:
      "return isNext && !open.some(({ state, elsewhere }) => state === 'sending' && !elsewhere) ? first : null",
    instead: "void isNext\n  return open.find(({ state }) => state === 'waiting') ?? null",
    tests: [lines('is that of doing, one at a time')],
  },
]
