import { beforeEach, describe, expect, it } from 'vitest'
import { eventData, type LiveEvent } from '@/lib/contracts/events'
import { leagueRoom, teamRoom } from '@/lib/contracts/rooms'
import type { AppError } from '@/lib/platform/app-error'
import { newId } from '@/lib/platform/ids'
import { answerDoorbell } from '@/lib/server/events/doorbell'
import { type EventRow, toLiveEvent } from '@/lib/server/events/row'
import { inTransaction } from '@/lib/server/events/unit-of-work'
import { turnOf } from '@/lib/server/idempotency/run-once'
import { findBookErrors } from '@/lib/testing/books'
import { asOwner, useTestDatabase } from '@/lib/testing/database'
import { type MadeLeague, makeLeague } from '@/lib/testing/factories'
import { someoneWaits } from '@/lib/testing/wait-for-lock'
import { balanceManager } from './balance-manager'
import type { BalanceUpdate } from './types'

const db = useTestDatabase({ poolSize: 4 })
let league: MadeLeague
let walletId: string
let other: string

beforeEach(async () => {
  league = await makeLeague({ teams: 2, balances: { GBP: 1_000n } })
  const of = async (index: number) =>
    (await db().wallet.findFirstOrThrow({ where: { teamId: league.teams[index]?.id } })).id
  walletId = await of(0)
  other = await of(1)
})

const by = () => ({ leagueId: league.leagueId, actor: league.owner, reason: 'a test' })
const add = (amount: bigint, more: object = {}) =>
  balanceManager.addBalance({ ...by(), walletId, amount, ...more })
const take = (amount: bigint, more: object = {}) =>
  balanceManager.subtractBalance({ ...by(), walletId, amount, ...more })
const outcome = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: AppError) => error.code ?? 'broken',
  )
const postings = () => db().posting.findMany({ where: { walletId }, orderBy: { seq: 'asc' } })
/** How many transactions of the database wrote the wallet's lines. */
const statements = async () => {
  const [row] = await db().$queryRaw<{ count: bigint }[]>`
    SELECT count(DISTINCT xmin::text) FROM postings WHERE wallet_id = ${walletId}::uuid`
  return Number(row?.count)
}

/** Starts something while somebody else has the wallet, so that all that comes has to wait. */
async function whileTaken<T>(
  start: () => Promise<T>[],
  meanwhile: () => Promise<unknown> = async () => {},
): Promise<T[]> {
  let started: Promise<T>[] = []
  await asOwner().$transaction(
    async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM wallets WHERE id = ${walletId}::uuid FOR UPDATE`
      started = start()
      await someoneWaits()
      await meanwhile()
    },
    { maxWait: 10_000, timeout: 15_000 },
  )
  return Promise.all(started)
}

describe('changes that come at once for one wallet', () => {
  it('go together, in the order in which they came, each with his own outcome, line, version and event', async () => {
    const heard: BalanceUpdate[] = []
    const stop = balanceManager.onBalanceUpdate((update) => heard.push(update))
    const before = await balanceManager.getBalance(walletId)
    const outcomes = await whileTaken(() => [
      outcome(take(900n)),
      outcome(take(200n)),
      outcome(add(150n)),
      outcome(take(200n)),
      outcome(take(60n)),
    ])
    stop()
    expect(outcomes).toEqual(['done', 'insufficient_funds', 'done', 'done', 'insufficient_funds'])
    expect((await postings()).map(({ amount, totalAfter }) => [amount, totalAfter])).toEqual([
      [1_000n, 1_000n],
      [-900n, 100n],
      [150n, 250n],
      [-200n, 50n],
    ])
    // The opening, the one that came first, and all that came while it waited.
    expect(await statements()).toBe(3)
    const after = await balanceManager.getBalance(walletId)
    expect(after.version - before.version).toBe(3n)
    expect(heard.map(({ amount, wallet }) => [amount, wallet.available, wallet.version])).toEqual([
      [-900n, 100n, before.version + 1n],
      [150n, 250n, before.version + 2n],
      [-200n, 50n, before.version + 3n],
    ])
    expect(heard.at(-1)?.wallet).toEqual({ ...after, postingHash: undefined })
    const transactions = new Set((await postings()).map(({ transactionId }) => transactionId))
    expect(transactions.size).toBe(4)
    expect(await findBookErrors(db())).toEqual([])
  })

  it('go in groups of a size that is bounded, however many they are', async () => {
    const many = await whileTaken(() => Array.from({ length: 450 }, (_, n) => outcome(add(BigInt(n + 1)))))
    expect(new Set(many)).toEqual(new Set(['done']))
    const amounts = (await postings()).slice(1).map(({ amount }) => Number(amount))
    expect(amounts).toEqual(Array.from({ length: 450 }, (_, n) => n + 1))
    // The opening, the first, and 200, 200 and 49.
    expect(await statements()).toBe(5)
    expect(await findBookErrors(db())).toEqual([])
  })

  it('is not done when its time is over, as within a command', async () => {
    const claim = { key: 'too-late', fingerprint: 'x', notAfter: new Date(Date.now() - 1) }
    expect(await outcome(add(5n, { claim }))).toBe('conflict')
    expect(await postings()).toHaveLength(1)
  })

  it('do not suffer from one among them that breaks', async () => {
    const outcomes = await whileTaken(() => [
      outcome(add(1n)),
      outcome(add(2n)),
      outcome(add(3n, { reason: 'cannot be stored: \u0000' })),
      outcome(add(4n)),
    ])
    expect(outcomes[2]).not.toBe('done')
    expect([outcomes[0], outcomes[1], outcomes[3]]).toEqual(['done', 'done', 'done'])
    expect((await postings()).map(({ amount }) => amount)).toEqual([1_000n, 1n, 2n, 4n])
  })

  it('hear honestly that the connection broke, and those after them are carried out', async () => {
    const cutOff = () => asOwner().$queryRaw`
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND wait_event_type = 'Lock'`
    const outcomes = await whileTaken(() => [outcome(add(1n)), outcome(add(2n))], cutOff)
    expect(outcomes).toEqual(['unavailable', 'done'])
    expect((await balanceManager.getBalance(walletId)).available).toBe(1_002n)
  })

  it('and with transactions of others at once lose nothing', async () => {
    const inside = (amount: bigint) =>
      inTransaction(league.owner, (uow) =>
        balanceManager.addBalance({ ...by(), walletId, amount, within: uow }),
      )
    const work = Array.from({ length: 40 }, (_, n) => [
      add(1n),
      n % 4 ? take(1n) : inside(1n),
      n % 8 ? add(2n) : balanceManager.transfer({ ...by(), from: other, to: walletId, amount: 2n }),
    ])
    await Promise.all(work.flat())
    expect((await balanceManager.getBalance(walletId)).available).toBe(1_000n + 40n - 30n + 10n + 80n)
    expect(await findBookErrors(db())).toEqual([])
  })
})

describe('a change by itself', () => {
  const claim = (n: number, fingerprint = 'x') => ({ key: `key-of-change-${n}`, fingerprint })

  it('has one effect a key, also twice in one group, and gives the stored answer to the letter', async () => {
    const answers = await whileTaken(() => [
      add(1n),
      add(10n, { claim: claim(1) }),
      add(10n, { claim: claim(1) }),
    ])
    expect(JSON.stringify(answers[2])).toBe(JSON.stringify(answers[1]))
    expect(JSON.stringify(await add(10n, { claim: claim(1) }))).toBe(JSON.stringify(answers[1]))
    expect(await outcome(add(10n, { claim: claim(1, 'another') }))).toBe('idempotency_mismatch')
    expect((await balanceManager.getBalance(walletId)).available).toBe(1_011n)
  })

  it('keeps a refusal with its key, and waits for nobody who is at the same key', async () => {
    expect(await outcome(take(2_000n, { claim: claim(2) }))).toBe('insufficient_funds')
    await add(5_000n)
    expect(await outcome(take(2_000n, { claim: claim(2) }))).toBe('insufficient_funds')
    const turn = turnOf({ scope: league.leagueId, actor: league.owner, claim: claim(3) })
    await asOwner().$transaction(async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM pg_advisory_xact_lock(${turn})`
      expect(await outcome(take(1n, { claim: claim(3) }))).toBe('request_in_progress')
    })
    expect(await outcome(take(1n, { claim: claim(3) }))).toBe('done')
  })

  it('tells what a change within a transaction tells, as it is stored', async () => {
    const rung: LiveEvent[] = []
    const heard: BalanceUpdate[] = []
    const silence = answerDoorbell((events) => rung.push(...events))
    const stop = balanceManager.onBalanceUpdate((update) => heard.push(update))
    const cause = { type: 'team' as const, id: newId() }
    const alone = { ...by(), cause, amount: 25n, claim: claim(4), kind: 'income', account: 'income' } as const
    await balanceManager.addBalance({ ...alone, walletId })
    await inTransaction({ ...league.owner, mutationId: claim(4).key }, (uow) =>
      balanceManager.addBalance({ ...alone, walletId: other, within: uow }),
    )
    stop()
    silence()
    const told = async (team: number) => {
      const rooms = [teamRoom(league.teams[team]?.id ?? ''), leagueRoom(league.leagueId)]
      const rows = await db().$queryRaw<EventRow[]>`
        SELECT DISTINCT ON (room) * FROM events WHERE room = ANY (${rooms}) AND data -> 'wallet' ->> 'teamId' = ${league.teams[team]?.id}
        ORDER BY room, seq DESC`
      return rows.map(toLiveEvent) as LiveEvent<'wallet_update'>[]
    }
    const [single, within] = [await told(0), await told(1)]
    const wordOf = ({ room, data, type, version, mutationId, actorId }: LiveEvent<'wallet_update'>) => {
      const { id: _, teamId: __, ...wallet } = eventData.wallet_update.parse(data).wallet
      return { kind: room.split(':')[0], type, version, mutationId, actorId, wallet, because: data.because }
    }
    expect(single.map(wordOf)).toEqual(within.map(wordOf))
    expect(single.map(({ room }) => room.split(':')[0])).toEqual(['league', 'team'])
    // What is told in the process is what is stored, numbers and time and all.
    for (const stored of [...single, ...within]) expect(rung).toContainEqual(stored)
    expect(heard.map(({ event }) => event)).toEqual([single[1], within[1]])
    const [one, two] = heard as [BalanceUpdate, BalanceUpdate]
    expect({ ...one.wallet, id: '', teamId: '' }).toEqual({
      ...two.wallet,
      ...{ id: '', teamId: '', moved: undefined, setAside: undefined },
    })
    const line = async (wallet: string) => {
      const row = await db().posting.findFirstOrThrow({
        where: { walletId: wallet, seq: 2n },
        include: { transaction: { include: { postings: true } } },
      })
      const { kind, reason, actorId, causeType, causeId, postings } = row.transaction
      const accounts = postings.map(({ account, amount }) => [account, amount])
      return { kind, reason, actorId, causeType, causeId, accounts, cause: [row.causeType, row.causeId] }
    }
    expect(await line(walletId)).toEqual(await line(other))
  })

  it('is refused in the words in which a change within a transaction is', async () => {
    const words = async (command: Parameters<typeof balanceManager.addBalance>[0], debit = false) => {
      const call = debit ? balanceManager.subtractBalance : balanceManager.addBalance
      const said = (work: Promise<unknown>) =>
        work.then(
          () => 'done',
          ({ code, message }: AppError) => `${code}: ${message}`,
        )
      return [
        await said(call(command)),
        await said(inTransaction(league.owner, (uow) => call({ ...command, within: uow }))),
      ]
    }
    const at = { ...by(), walletId }
    const all = [
      await words({ ...at, amount: 1_001n }, true),
      await words({ ...at, amount: 2n ** 53n - 1n }),
      await words({ ...at, amount: 2n ** 70n }),
      await words({ ...at, amount: 0n }),
      await words({ ...at, amount: 1n, reason: '' }),
      await words({ ...at, amount: 1n, walletId: newId() }),
    ]
    await balanceManager.freeze(at)
    all.push(await words({ ...at, amount: 1n }))
    for (const [alone, within] of all) expect(alone).toBe(within)
    expect(all.map(([said = '']) => said.split(':')[0])).toEqual([
      'insufficient_funds',
      'invalid_request',
      'invalid_request',
      'invalid_request',
      'invalid_request',
      'not_found',
      'wallet_frozen',
    ])
  })
})
