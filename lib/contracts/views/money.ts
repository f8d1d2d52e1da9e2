import { z } from 'zod'
import { amountText } from '../money'
import { id, instant, personView } from './base'
import { moneyKind } from './league'

const named = z.strictObject({ id, name: z.string() })

/** A posting on a wallet, with what caused it. */
export const statementLine = z.strictObject({
  /** Number within the wallet; newest has the highest. */
  seq: z.int(),
  at: instant,
  amount: amountText,
  /** The wallet's balance after this line, held money included. */
  totalAfter: amountText,
  kind: moneyKind,
  reason: z.string(),
  actor: z.string().nullable(),
  player: named.nullable(),
  round: named.nullable(),
  /** In which the player was fought for, if he was. */
  tiebreakerId: id.nullable(),
  /** What kind of thing its transaction was for: 'round', 'team', 'income', 'purchase', 'queued', … */
  causeType: z.string().nullable(),
  transactionId: id,
  /** The transaction that this one takes back. */
  reverses: id.nullable(),
  /** The transaction that took this one back. */
  reversedBy: id.nullable(),
})
export type StatementLine = z.infer<typeof statementLine>

/** A wallet's balance from an instant on, until the next point. */
export const balancePoint = z.strictObject({ at: instant, total: amountText })
export type BalancePoint = z.infer<typeof balancePoint>

/** A transaction in a list: what it moved in each currency, and for how many teams. */
export const transactionSummary = z.strictObject({
  id,
  at: instant,
  kind: moneyKind,
  reason: z.string(),
  /** Null: the scheduler. */
  actor: personView.nullable(),
  /** The first teams by name, 3 at most. */
  teams: z.array(z.strictObject({ teamId: id, name: z.string() })),
  teamCount: z.int(),
  /** What wallets got or gave, a currency each. */
  moved: z.array(z.strictObject({ currencyId: id, amount: amountText })),
  reverses: id.nullable(),
  reversedBy: id.nullable(),
})
export type TransactionSummary = z.infer<typeof transactionSummary>

/** Another transaction as one of these names it. */
const otherTransaction = z.strictObject({
  id,
  at: instant,
  reason: z.string(),
  actor: personView.nullable(),
})

/** A transaction whole: every line of it, on both sides. */
export const transactionView = transactionSummary.omit({ reverses: true, reversedBy: true }).extend({
  /** As of a line. */
  causeType: z.string().nullable(),
  round: named.nullable(),
  reverses: otherTransaction.nullable(),
  reversedBy: otherTransaction.nullable(),
  /** On wallets, by team; the first 200. */
  lines: z.array(
    z.strictObject({
      walletId: id,
      teamId: id,
      teamName: z.string(),
      currencyId: id,
      seq: z.int(),
      amount: amountText,
      totalAfter: amountText,
      player: named.nullable(),
      /** sha256 over this posting and the wallet's posting before, hex. */
      hash: z.string().nullable(),
    }),
  ),
  lineCount: z.int(),
  /** The other side: accounts of the league. */
  accounts: z.array(z.strictObject({ account: z.string(), currencyId: id, amount: amountText })),
})
export type TransactionView = z.infer<typeof transactionView>

/** What a commissioner may do about a transaction. */
export const reversalView = z.strictObject({
  /** Null: it may be reversed; else a sentence that says why not, and what to do instead. */
  refused: z.string().nullable(),
  /** Teams whose whole balance is below what they would pay back. What is held is not looked at: it would tell a bid. */
  short: z.array(z.strictObject({ teamId: id, name: z.string() })),
})
export type ReversalView = z.infer<typeof reversalView>

/** An act of a commissioner, or a refused attempt at one. */
export const auditEntryView = z.strictObject({
  id,
  at: instant,
  /** Null: the scheduler, or the operator at his command line. */
  actor: personView.nullable(),
  /** Verb and noun, such as 'round.finalize'. */
  action: z.string(),
  summary: z.string(),
  reason: z.string().nullable(),
  /** What it was about: which kind of thing, the action says. */
  subjectId: id.nullable(),
  refused: z.boolean(),
})
export type AuditEntryView = z.infer<typeof auditEntryView>
