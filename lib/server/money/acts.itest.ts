import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newId } from '@/lib/platform/ids'
import { resetLimits } from '@/lib/server/auth/rate-limit'
import { inTransaction } from '@/lib/server/events/unit-of-work'
import { balanceManager } from '@/lib/server/ledger/balance-manager'
import { findBookErrors } from '@/lib/testing/books'
import { useTestDatabase } from '@/lib/testing/database'
import {
  finalize,
  type MadeLeague,
  makeLeague,
  makeOpenRound,
  makePlayers,
  submitBids,
} from '@/lib/testing/factories'
import { MoneyClient } from '@/lib/testing/money-client'
import { adjust } from './commands/adjust'

const db = useTestDatabase()
let league: MadeLeague
let owner: MoneyClient
let manager: MoneyClient
let wallet: string
let other: string

beforeEach(async () => {
  resetLimits()
  league = await makeLeague({
    teams: [{ name: 'Night Herons' }, { name: 'Copper Foxes' }],
    balances: { GBP: 1_000n },
  })
  const [herons, foxes] = league.teams
  owner = await MoneyClient.of(league.owner)
  manager = await MoneyClient.of(herons?.manager ?? league.owner)
  wallet = await walletOf(herons?.id)
  other = await walletOf(foxes?.id)
})
afterEach(async () => expect(await findBookErrors(db())).toEqual([]))

const walletOf = async (teamId = '') => (await db().wallet.findFirstOrThrow({ where: { teamId } })).id
const stateOf = async (id = wallet) => {
  const { available, held, postingSeq } = await db().wallet.findUniqueOrThrow({ where: { id } })
  return { available, held, postings: Number(postingSeq) }
}
const add = (amount: string, reason = 'A gift') => ({ change: 'add', amount, reason })
const take = (amount: string) => ({ change: 'subtract', amount, reason: 'A fine' })
const setTo = (amount: string, expectedPostings: number) => ({
  change: 'set',
  amount,
  expectedPostings,
  reason: 'As agreed',
})
const entries = () =>
  db().auditEntry.findMany({ where: { leagueId: league.leagueId }, orderBy: { id: 'desc' } })
const posts = () => db().feedPost.findMany({ where: { leagueId: league.leagueId }, orderBy: { id: 'desc' } })
/** 400 of Night Herons' money is held for a sealed bid. */
const holdSome = async () => {
  const [player] = await makePlayers(league, 1)
  const round = await makeOpenRound(league)
  const [herons] = league.teams
  if (!player || !herons) throw new Error('The factories made too little.')
  await submitBids(league, round.id, herons, [[player, 400]])
  return round
}

describe('adjusting a wallet', () => {
  it('adds and takes, and tells it in statement, audit log and feed', async () => {
    const { status, body } = await owner.adjust(wallet, add('250', 'Prize of the evening'))
    expect(status, JSON.stringify(body)).toBe(200)
    expect(body.wallet).toMatchObject({ total: '1250', available: null, held: null })
    expect((await owner.adjust(wallet, take('50'))).status).toBe(200)
    expect(await stateOf()).toEqual({ available: 1_200n, held: 0n, postings: 3 })
    const [fine, prize] = (await manager.statement(wallet)).body.lines
    expect(fine).toMatchObject({ amount: '-50', totalAfter: '1200', kind: 'adjustment', reason: 'A fine' })
    expect(prize).toMatchObject({ amount: '250', totalAfter: '1250', actor: 'Olive Owner' })
    expect((await entries())[1]).toMatchObject({
      action: 'wallet.adjust',
      subjectId: wallet,
      actorId: league.owner.userId,
      refused: false,
      summary: 'Added £2.50 to Night Herons: £10.00 became £12.50',
      details: { reason: 'Prize of the evening', amount: '250', transactionId: body.transactionId },
    })
    expect((await posts())[1]).toMatchObject({
      authorId: null,
      subject: {
        kind: 'money',
        act: 'adjusted',
        by: { userId: league.owner.userId, name: 'Olive Owner' },
        reason: 'Prize of the evening',
        transactionId: body.transactionId,
        lines: [{ teamName: 'Night Herons', amount: '250', totalAfter: '1250' }],
        count: 1,
      },
    })
  })

  it('sets the whole balance as it was seen, what is held included; zero is a value', async () => {
    await holdSome()
    const { postings } = await stateOf()
    expect((await owner.adjust(wallet, setTo('400', postings))).status).toBe(200)
    expect(await stateOf()).toEqual({ available: 0n, held: 400n, postings: 2 })
    const late = await owner.adjust(wallet, setTo('900', postings))
    expect([late.status, late.body.error.code]).toEqual([409, 'version_conflict'])
    const same = await owner.adjust(wallet, setTo('400', 2))
    expect([same.status, same.body.error.message]).toEqual([400, 'The wallet has that much already.'])
    const held = await owner.adjust(wallet, setTo('399', 2))
    expect([held.status, held.body.error.code]).toEqual([422, 'insufficient_funds'])
    const empty = await stateOf(other)
    expect((await owner.adjust(other, setTo('0', empty.postings))).status).toBe(200)
    expect((await stateOf(other)).available).toBe(0n)
  })

  it('takes no held money, says so without an amount, and notes who tried', async () => {
    await holdSome()
    const before = await stateOf()
    const { status, body } = await owner.adjust(wallet, take('601'))
    expect(status).toBe(422)
    expect(body.error.message).toBe(
      'Night Herons does not have that much available. What is held for bids cannot be taken.',
    )
    expect(JSON.stringify(body)).not.toMatch(/400|600/)
    expect(await stateOf()).toEqual(before)
    expect(await posts()).toEqual([])
    expect((await entries())[0]).toMatchObject({ action: 'wallet.adjust', refused: true, subjectId: wallet })
  })

  it('refuses what is not an amount, a reason or known, with 400, and moves nothing', async () => {
    const amounts = [
      '0',
      '-1',
      '1.5',
      '1e3',
      'NaN',
      ' 5 ',
      '0x10',
      '9007199254740992',
      '9'.repeat(40),
      '',
      5,
      null,
    ]
    const before = await stateOf()
    for (const body of [
      ...amounts.map((amount) => ({ change: 'add', amount, reason: 'x' })),
      { change: 'set', amount: '5', reason: 'x' },
      { change: 'set', amount: '-1', expectedPostings: 1, reason: 'x' },
      { change: 'add', amount: '5', expectedPostings: 1, reason: 'x' },
      { change: 'add', amount: '5', reason: ' ' },
      { change: 'add', amount: '5' },
      { change: 'add', amount: '5', reason: 'x'.repeat(301) },
      { change: 'add', amount: '5', reason: 'x', balance: '9' },
      { change: 'give', amount: '5', reason: 'x' },
      { change: 'add', amount: '9007199254740991', reason: 'more than a wallet can hold' },
    ]) {
      const answer = await owner.adjust(wallet, body)
      expect([answer.status, answer.body.error?.code], JSON.stringify(body)).toEqual([400, 'invalid_request'])
    }
    expect(await stateOf()).toEqual(before)
  })

  it('has one effect a key, and none without', async () => {
    const key = newId()
    const answers = [await owner.adjust(wallet, add('5'), key), await owner.adjust(wallet, add('5'), key)]
    expect(answers[1]?.body).toEqual(answers[0]?.body)
    expect((await owner.adjust(wallet, add('6'), key)).status).toBe(422)
    expect((await stateOf()).available).toBe(1_005n)
    expect((await posts()).length).toBe(1)
  })
})

describe('who may', () => {
  it('refuses a manager with 403 and writes it down; of another league there is nothing', async () => {
    const { transactionId } = (await owner.adjust(wallet, add('5'))).body
    const stranger = await MoneyClient.of((await makeLeague({ teams: 0 })).owner)
    const acts = (who: MoneyClient) => [
      who.adjust(wallet, add('5')),
      who.reverse(transactionId),
      who.freeze(wallet),
      who.unfreeze(wallet),
      who.money(league.leagueId),
      who.audit(league.leagueId),
    ]
    const before = await stateOf()
    for (const refused of await Promise.all(acts(manager))) {
      expect([refused.status, refused.body.error.code]).toEqual([403, 'forbidden'])
    }
    const nothing = await stranger.transaction(newId())
    expect(nothing.status).toBe(404)
    const reads = [stranger.statement(wallet), stranger.balances(wallet), stranger.transaction(transactionId)]
    for (const refused of await Promise.all([...acts(stranger), ...reads])) {
      expect([refused.status, refused.body]).toEqual([404, nothing.body])
    }
    expect(await stateOf()).toEqual(before)
    const refusals = (await entries()).filter(({ refused }) => refused)
    expect(refusals.map(({ action, actorId }) => [action, actorId]).sort()).toEqual(
      [
        'audit.read',
        'money.read',
        'transaction.reverse',
        'wallet.adjust',
        'wallet.freeze',
        'wallet.unfreeze',
      ].map((act) => [act, manager.userId]),
    )
  })
})

it('lets nobody act who lost his role after he was let in', async () => {
  const before = await stateOf()
  await db().member.update({ where: { id: league.scope.memberId }, data: { role: 'manager' } })
  const body = { change: 'add', amount: 5n, reason: 'A gift' } as const
  const late = inTransaction(league.owner, (uow) => adjust(uow, league.scope, wallet, body))
  await expect(late).rejects.toMatchObject({ code: 'forbidden' })
  expect(await stateOf()).toEqual(before)
})

describe('reversing a transaction', () => {
  it('posts the opposite, once, names both ways, and tells it', async () => {
    const { transactionId } = (await owner.adjust(wallet, add('250', 'Prize'))).body
    const { status, body } = await owner.reverse(transactionId, { reason: 'Wrong team' })
    expect(status, JSON.stringify(body)).toBe(200)
    expect(await stateOf()).toEqual({ available: 1_000n, held: 0n, postings: 3 })
    const [undoing, undone] = (await manager.statement(wallet)).body.lines
    expect(undoing).toMatchObject({ kind: 'reversal', amount: '-250', reverses: transactionId })
    expect(undone).toMatchObject({ kind: 'adjustment', reversedBy: body.transactionId })
    const again = await owner.reverse(transactionId)
    expect([again.status, again.body.error.message]).toEqual([409, 'This has been reversed already.'])
    expect((await entries())[0]).toMatchObject({
      action: 'transaction.reverse',
      subjectId: transactionId,
      details: { reason: 'Wrong team', transactionId: body.transactionId },
    })
    expect((await posts())[0]?.subject).toMatchObject({
      act: 'reversed',
      undone: 'Prize',
      reason: 'Wrong team',
    })
    const detail = (await owner.transaction(transactionId)).body
    expect(detail.transaction).toMatchObject({
      reversedBy: { id: body.transactionId, reason: 'Wrong team' },
      lines: [{ teamName: 'Night Herons', amount: '250', totalAfter: '1250' }],
      accounts: [{ account: 'adjustment', amount: '-250' }],
    })
    expect(detail.transaction.lines[0].hash).toMatch(/^[0-9a-f]{64}$/)
    expect(detail.reversal.refused).toBe('This has been reversed already.')
    expect((await manager.transaction(transactionId)).body.reversal).toBeNull()
  })

  it('takes all of it or none, and names who cannot pay', async () => {
    const changes = [wallet, other].map((walletId) => ({ walletId, amount: 300n }))
    const actor = { userId: league.owner.userId }
    await balanceManager.batchUpdateBalances({ leagueId: league.leagueId, actor, reason: 'Gift', changes })
    const { transactionId } = await db().posting.findFirstOrThrow({ where: { walletId: wallet, seq: 2 } })
    await owner.adjust(wallet, take('1100'))
    const detail = await owner.transaction(transactionId)
    expect(detail.body.reversal).toEqual({
      refused: null,
      short: [{ teamId: league.teams[0]?.id, name: 'Night Herons' }],
    })
    const { status, body } = await owner.reverse(transactionId)
    expect([status, body.error.details.teams]).toEqual([422, ['Night Herons']])
    expect((await stateOf(other)).available).toBe(1_300n)
    await owner.adjust(wallet, add('100'))
    expect((await owner.reverse(transactionId)).status).toBe(200)
    expect([(await stateOf()).available, (await stateOf(other)).available]).toEqual([0n, 1_000n])
  })

  it('leaves alone what came with something else, and says which way to go', async () => {
    const round = await holdSome()
    await finalize(league, round.id)
    const kinds = await db().ledgerTransaction.findMany({ where: { leagueId: league.leagueId } })
    const award = kinds.find(({ kind }) => kind === 'award')
    const opening = kinds.find(({ kind }) => kind === 'opening')
    const before = await stateOf()
    const refused = [await owner.reverse(award?.id ?? ''), await owner.reverse(opening?.id ?? '')]
    expect(refused.map(({ status }) => status)).toEqual([409, 409])
    expect(refused[0]?.body.error.message).toMatch(/Delete the round instead/)
    expect((await owner.transaction(award?.id ?? '')).body.reversal.refused).toMatch(/Delete the round/)
    expect(await stateOf()).toEqual(before)
  })

  it('of two at once lets one win', async () => {
    const { transactionId } = (await owner.adjust(wallet, add('5'))).body
    const answers = await Promise.all([owner.reverse(transactionId), owner.reverse(transactionId)])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    expect((await stateOf()).available).toBe(1_000n)
  })
})

describe('freezing a wallet', () => {
  it('refuses every act on its money by name, is everybody’s to see, and told; once', async () => {
    const { transactionId } = (await owner.adjust(wallet, add('5'))).body
    const { status, body } = await owner.freeze(wallet, 'Two managers claim it')
    expect([status, body.wallet.frozen], JSON.stringify(body)).toEqual([200, true])
    expect((await manager.statement(wallet)).body.wallet.frozen).toBe(true)
    const refused = [
      await owner.adjust(wallet, add('5')),
      await owner.adjust(wallet, setTo('7', 2)),
      await owner.reverse(transactionId),
    ]
    for (const each of refused) {
      expect([each.status, each.body.error.code]).toEqual([409, 'wallet_frozen'])
      expect(each.body.error.message).toMatch(/Night Herons/)
    }
    expect((await owner.freeze(wallet)).status).toBe(409)
    expect(await stateOf()).toEqual({ available: 1_005n, held: 0n, postings: 2 })
    expect((await owner.unfreeze(wallet, 'They agreed')).body.wallet.frozen).toBe(false)
    expect((await owner.unfreeze(wallet)).status).toBe(409)
    expect((await owner.adjust(wallet, add('5'))).status).toBe(200)
    const log = (await owner.audit(league.leagueId)).body.entries
    expect(log.slice(1, 3)).toMatchObject([
      { action: 'wallet.unfreeze', reason: 'They agreed', summary: 'Unfroze the wallet of Night Herons' },
      {
        action: 'wallet.freeze',
        reason: 'Two managers claim it',
        subjectId: wallet,
        actor: { name: 'Olive Owner' },
      },
    ])
    expect((await posts()).slice(1, 3).map(({ subject }) => subject)).toMatchObject([
      { kind: 'freeze', frozen: false, reason: 'They agreed' },
      { kind: 'freeze', frozen: true, reason: 'Two managers claim it', teamName: 'Night Herons' },
    ])
  })
})
