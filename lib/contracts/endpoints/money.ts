import { z } from 'zod'
import { amount } from '../money'
import { asOfSchema } from '../rooms'
import { plainText } from '../text'
import {
  auditEntryView,
  balancePoint,
  holdView,
  id,
  instant,
  moneyKind,
  reversalView,
  statementLine,
  teamView,
  transactionSummary,
  transactionView,
  walletView,
} from '../views'
import { endpointsOf } from './define'

const endpoint = endpointsOf('Money')
const byId = z.strictObject({ id })
const ofWallet = z.strictObject({ walletId: id })
const inLeague = z.strictObject({ leagueId: id })
const reason = plainText(300, 'Say why; everyone will read it.')
/** Longer than any list that a tab has loaded. */
const limit = z.coerce.number().int().min(1).max(1_000).default(50)
const period = {
  /** From this instant on. */
  since: instant.optional(),
  /** Before this instant. */
  until: instant.optional(),
}

export const getStatement = endpoint('GET', '/api/wallets/{walletId}/statement', {
  summary: 'A wallet’s postings, newest first, in pages; all of them, or of one kind, player or time',
  params: ofWallet,
  query: z.strictObject({
    /** Only lines with a lower number. */
    before: z.coerce.number().int().positive().optional(),
    /** Everything from this number on, 1,000 lines at most: what a tab has loaded already. */
    from: z.coerce.number().int().positive().optional(),
    limit,
    kind: moneyKind.optional(),
    playerId: id.optional(),
    ...period,
  }),
  answer: z.strictObject({
    wallet: walletView,
    team: teamView,
    /** Own team only. */
    holds: z.array(holdView),
    lines: z.array(statementLine),
    /** Pass as `before` for the next page; null at the end. */
    next: z.int().nullable(),
    /** Whom any line of this wallet is about, by name: to filter by. */
    players: z.array(z.strictObject({ id, name: z.string() })),
    asOf: asOfSchema,
  }),
})

export const getBalances = endpoint('GET', '/api/wallets/{walletId}/balances', {
  summary: 'A wallet’s balance over time, as about a hundred points',
  params: ofWallet,
  query: z.strictObject(period),
  answer: z.strictObject({
    wallet: walletView,
    /** In order of time. Between two of them the balance may have moved and come back. */
    points: z.array(balancePoint),
    asOf: asOfSchema,
  }),
})

export const getTransaction = endpoint('GET', '/api/transactions/{id}', {
  summary: 'A transaction with all of its lines',
  params: byId,
  answer: z.strictObject({
    transaction: transactionView,
    /** For commissioners. */
    reversal: reversalView.nullable(),
    asOf: asOfSchema,
  }),
})

export const getMoney = endpoint('GET', '/api/leagues/{leagueId}/money', {
  summary: 'What money moved in a league, newest first (commissioner)',
  params: inLeague,
  query: z.strictObject({
    /** Only what is older than this transaction. */
    before: id.optional(),
    /** Everything from this one on, 300 at most. */
    from: id.optional(),
    limit: z.coerce.number().int().min(1).max(100).default(30),
  }),
  answer: z.strictObject({
    transactions: z.array(transactionSummary),
    hasMore: z.boolean(),
    asOf: asOfSchema,
  }),
})

export const getAudit = endpoint('GET', '/api/leagues/{leagueId}/audit', {
  summary: 'Who did what when, with what reason, newest first (commissioner)',
  params: inLeague,
  query: z.strictObject({
    /** Only what is older than this entry. */
    before: id.optional(),
    /** Everything from this one on, 300 at most. */
    from: id.optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  answer: z.strictObject({ entries: z.array(auditEntryView), hasMore: z.boolean(), asOf: asOfSchema }),
})

export const adjustWallet = endpoint('POST', '/api/admin/wallets/{id}/adjust', {
  summary: 'Add to a wallet, take from it, or set its whole balance, with a reason (commissioner)',
  idempotent: true,
  params: byId,
  body: z
    .strictObject({
      change: z.enum(['add', 'subtract', 'set']),
      /** Of a setting: what the wallet is to have, held money included; zero is a value. */
      amount,
      /** Of a setting: how many lines the wallet had when its balance was seen. Refused when money has moved since. */
      expectedPostings: z.int().min(0).optional(),
      reason,
    })
    .refine(({ change, amount }) => change === 'set' || amount > 0n, {
      path: ['amount'],
      error: 'The amount must be above zero.',
    })
    .refine(({ change, expectedPostings }) => (change === 'set') === (expectedPostings !== undefined), {
      path: ['expectedPostings'],
      error: 'Say how many lines the wallet has when you set its balance, and only then.',
    }),
  answer: z.strictObject({ wallet: walletView, transactionId: id }),
})

export const freezeWallet = endpoint('POST', '/api/admin/wallets/{id}/freeze', {
  summary: 'Refuse every change of money in a wallet, with a reason (commissioner)',
  idempotent: true,
  params: byId,
  body: z.strictObject({ reason }),
  answer: z.strictObject({ wallet: walletView }),
})

export const unfreezeWallet = endpoint('POST', '/api/admin/wallets/{id}/unfreeze', {
  summary: 'Let a frozen wallet change again, with a reason (commissioner)',
  idempotent: true,
  params: byId,
  body: z.strictObject({ reason }),
  answer: z.strictObject({ wallet: walletView }),
})

export const reverseTransaction = endpoint('POST', '/api/admin/transactions/{id}/reverse', {
  summary: 'Take a transaction back by a new one, with a reason; once (commissioner)',
  idempotent: true,
  params: byId,
  body: z.strictObject({ reason }),
  answer: z.strictObject({ transactionId: id }),
})
