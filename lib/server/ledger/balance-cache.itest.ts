import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { GET as getDashboard } from '@/app/api/teams/[teamId]/dashboard/route'
import { callRoute } from '@/lib/testing/call-route'
import { useTestDatabase } from '@/lib/testing/database'
import { type MadeLeague, makeLeague, signInAs } from '@/lib/testing/factories'
import { type OtherProcess, startOtherProcess } from '@/lib/testing/start-other-process'
import { statementsOf } from '@/lib/testing/statements'
import { inTransaction } from '../events/unit-of-work'
import { BalanceCache, walletRooms } from './balance-cache'
import { balanceManager } from './balance-manager'
import { walletSelect } from './columns'
import type { Wallet } from './types'

const db = useTestDatabase()
let league: MadeLeague
let wallet: string
let teamId: string
const actor = { userId: null }

beforeAll(async () => {
  league = await makeLeague({ teams: 2 })
})
beforeEach(async () => {
  teamId = league.teams[0]?.id ?? ''
  wallet = (await db().wallet.findFirstOrThrow({ where: { teamId } })).id
  await balanceManager.getBalance(wallet)
})

const read = () => balanceManager.getBalance(wallet)
const add = (amount: bigint, walletId = wallet) =>
  balanceManager.addBalance({ leagueId: league.leagueId, actor, reason: 'test', walletId, amount })
const ofWallets = (statements: string[]) => statements.filter((text) => /FROM "public"\."wallets"/.test(text))
const readsOfWallets = async (work: () => Promise<unknown>) => ofWallets(await statementsOf(work)).length

describe('a kept balance', () => {
  it('is not read again, after a change by this process neither, and is as the change left it', async () => {
    const before = await read()
    expect(await readsOfWallets(read)).toBe(0)
    await add(7n)
    let after: Wallet | undefined
    expect(await readsOfWallets(async () => (after = await read()))).toBe(0)
    const row = await db().wallet.findUniqueOrThrow({ where: { id: wallet }, select: walletSelect })
    expect(after).toEqual(row)
    expect(after?.available).toBe(before.available + 7n)
  })

  it('shows nothing before the commit, and nothing of what was taken back', async () => {
    const before = await read()
    await expect(
      inTransaction(actor, async (within) => {
        const change = { leagueId: league.leagueId, walletId: wallet, amount: 5n, actor, reason: 'test' }
        await balanceManager.addBalance({ ...change, within })
        expect(await read()).toEqual(before)
        const own = await balanceManager.getBalance(wallet, { db: within.tx })
        expect(own.available).toBe(before.available + 5n)
        throw new Error('never mind')
      }),
    ).rejects.toThrow('never mind')
    expect(await read()).toEqual(before)
  })

  it('tells of holds and of freezing', async () => {
    const { leagueId } = league
    const cause = { type: 'team', id: teamId } as const
    await balanceManager.hold({ leagueId, actor, reason: 'test', walletId: wallet, amount: 30n, cause })
    expect((await read()).held).toBe(30n)
    await balanceManager.freeze({
      leagueId,
      actor: { userId: league.owner.userId },
      reason: 'test',
      walletId: wallet,
    })
    expect((await read()).frozenAt).toBeInstanceOf(Date)
    await balanceManager.unfreeze({
      leagueId,
      actor: { userId: league.owner.userId },
      reason: 'test',
      walletId: wallet,
    })
    expect((await read()).frozenAt).toBeNull()
  })

  it('is good for a question that names what it has seen without asking where the rooms stand', async () => {
    const { wallets } = await add(1n)
    const event = await db().event.findFirstOrThrow({
      where: { room: `team:${teamId}` },
      orderBy: { seq: 'desc' },
    })
    const [team, own] = walletRooms(teamId)
    const asOf = {
      [team as string]: [Number(event.epoch), Number(event.seq)] as [number, number],
      [own as string]: [0, 0] as [number, number],
    }
    const heads = await db().roomHead.findUnique({ where: { room: own as string } })
    if (heads) asOf[own as string] = [Number(heads.epoch), Number(heads.seq)]
    let seen: Wallet | undefined
    expect(
      await statementsOf(async () => (seen = await balanceManager.getBalance(wallet, { asOf }))),
    ).toEqual([])
    expect(Number(seen?.version)).toBe(wallets[0]?.version)
  })

  it('is read once for all who ask at the same time', async () => {
    const id = (await db().wallet.findFirstOrThrow({ where: { teamId: league.teams[1]?.id } })).id
    await balanceManager.getBalance(id)
    const many = () => Promise.all(Array.from({ length: 30 }, () => balanceManager.getBalance(id)))
    expect(await readsOfWallets(many)).toBe(1)
    const statements = await statementsOf(many)
    expect(ofWallets(statements)).toEqual([])
    expect(statements).toHaveLength(1)
  })
})

describe('among many writers and readers', () => {
  it('nobody is shown less than was committed when he asked, or than anybody had seen', async () => {
    let committed = Number((await read()).version)
    let newestSeen = committed
    const stop = balanceManager.onBalanceUpdate((update) => {
      if (update.wallet.id === wallet) committed = Math.max(committed, Number(update.wallet.version))
    })
    let writing = true
    const writers = Promise.all(
      Array.from({ length: 4 }, async () => {
        for (let n = 0; n < 12; n++) await add(1n)
      }),
    ).finally(() => {
      writing = false
    })
    let reads = 0
    const readers = Array.from({ length: 6 }, async () => {
      while (writing) {
        const least = Math.max(committed, newestSeen)
        const version = Number((await read()).version)
        expect(version).toBeGreaterThanOrEqual(least)
        newestSeen = Math.max(newestSeen, version)
        reads++
      }
    })
    await Promise.all([writers, ...readers])
    stop()
    expect(reads).toBeGreaterThan(10)
    expect(Number((await read()).version)).toBe(committed)
  })
})

describe('with another process on the same database', () => {
  let other: OtherProcess & { stop(): void }
  beforeAll(async () => {
    other = await startOtherProcess()
  })
  afterAll(() => other.stop())

  it('each sees at once what the other has committed', async () => {
    for (let turn = 0; turn < 10; turn++) {
      const theirs = await other.add(league.leagueId, wallet, 3)
      const here = await read()
      expect(Number(here.version)).toBe(theirs)
      const { wallets } = await add(2n)
      const there = await other.balance(wallet)
      expect(there).toEqual({
        version: wallets[0]?.version,
        available: Number(here.available) + 2,
        held: Number(here.held),
        frozen: false,
      })
    }
  })

  it('neither goes back while both write', async () => {
    const run = async (write: () => Promise<number>, look: () => Promise<number>) => {
      let seen = 0
      for (let n = 0; n < 15; n++) {
        const written = await write()
        const now = await look()
        expect(now).toBeGreaterThanOrEqual(Math.max(written, seen))
        seen = now
      }
    }
    await Promise.all([
      run(
        async () => (await add(1n)).wallets[0]?.version ?? 0,
        async () => Number((await read()).version),
      ),
      run(
        () => other.add(league.leagueId, wallet, 1),
        async () => (await other.balance(wallet)).version,
      ),
    ])
    expect((await other.balance(wallet)).version).toBe(Number((await read()).version))
  })
})

describe('a page', () => {
  it('is answered from what was kept until one of its rooms moves, and to each only what he may see', async () => {
    const [mine, rival] = await Promise.all(
      [0, 1].map(async (n) => (await signInAs(league.teams[n]?.manager as never)).cookie),
    )
    const look = (cookie = mine) => callRoute(getDashboard, { params: { teamId }, cookie })
    const first = await look()
    let again: typeof first | undefined
    const statements = await statementsOf(async () => (again = await look()))
    expect(again?.body).toEqual(first.body)
    // Who asks, whether he is a member, where the rooms stand: known beforehand, so at once.
    expect(statements).toHaveLength(1)
    const theirs = await look(rival)
    expect(theirs.body.wallets[0]).toMatchObject({ available: null, held: null })
    await add(11n)
    const after = await look()
    expect(BigInt(after.body.wallets[0].available)).toBe(BigInt(first.body.wallets[0].available) + 11n)
    expect(after.body.activity[0].amount).toBe('11')
  })

  it('is not answered to whose session has ended, or who is no member, however often he was', async () => {
    const { manager } = league.teams[1] as MadeLeague['teams'][number]
    const { cookie, sessionId } = await signInAs(manager)
    const look = () => callRoute(getDashboard, { params: { teamId }, cookie })
    expect([(await look()).status, (await look()).status]).toEqual([200, 200])
    await db().member.delete({
      where: { leagueId_userId: { leagueId: league.leagueId, userId: manager.userId } },
    })
    expect((await look()).status).toBe(404)
    await db().session.update({ where: { id: sessionId }, data: { endedAt: new Date() } })
    expect((await look()).status).toBe(401)
  })

  describe('with the switch off', () => {
    beforeEach(() => vi.stubEnv('GAVEL_BALANCE_CACHE', '0'))
    afterEach(() => vi.unstubAllEnvs())
    it('reads each time', async () => {
      expect(await readsOfWallets(read)).toBe(1)
      expect(await readsOfWallets(read)).toBe(1)
    })
  })
})

describe('the store', () => {
  const at = (seq: number) => ({ 'team:t': [1, seq], 'own:t': [1, 1] }) as never
  const row = (version: number) => ({ id: 'w', teamId: 't', version: BigInt(version) }) as Wallet
  const update = (version: number, seq: number) =>
    ({ wallet: row(version), event: { room: 'team:t', epoch: 1, seq, type: 'wallet_update' } }) as never
  const never = () => Promise.reject(new Error('must not read'))

  it('keeps the higher version, whichever comes last', async () => {
    const cache = new BalanceCache()
    await cache.walletsOf('t', at(4), async () => [row(9)])
    // Heard late: the read began before it and found what came after it.
    cache.onUpdate(update(8, 5))
    expect((await cache.walletsOf('t', at(5), never))[0]?.version).toBe(9n)
  })

  it('gives what came while it was reading', async () => {
    const cache = new BalanceCache()
    const { promise, resolve } = Promise.withResolvers<Wallet[]>()
    const asked = cache.walletsOf('t', at(4), () => promise)
    cache.onUpdate(update(5, 5))
    resolve([row(4)])
    expect((await asked)[0]?.version).toBe(5n)
  })

  it('reads again after an event that it has not heard', async () => {
    const cache = new BalanceCache()
    const other = (version: bigint) => ({ ...row(4), id: 'other', version })
    await cache.walletsOf('t', at(4), async () => [row(4), other(4n)])
    // Number 5 was of the other wallet.
    cache.onUpdate(update(6, 6))
    const [, second] = await cache.walletsOf('t', at(6), async () => [row(6), other(5n)])
    expect(second?.version).toBe(5n)
    await expect(cache.walletsOf('t', at(7), never)).rejects.toThrow('must not read')
  })

  it('is bounded, and forgets what is old', async () => {
    let now = 0
    const cache = new BalanceCache(2, () => now)
    const heads = (team: string) => ({ [`team:${team}`]: [1, 1], [`own:${team}`]: [1, 1] }) as never
    for (const team of ['a', 'b', 'c']) await cache.walletsOf(team, heads(team), async () => [])
    expect(await cache.walletsOf('c', heads('c'), never)).toEqual([])
    await expect(cache.walletsOf('a', heads('a'), never)).rejects.toThrow('must not read')
    now = 61_000
    await expect(cache.walletsOf('c', heads('c'), never)).rejects.toThrow('must not read')
  })
})
