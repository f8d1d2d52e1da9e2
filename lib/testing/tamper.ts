import { asOwner } from './database'

/** As a superuser who lets no trigger and no foreign key stop him; what the tables' own checks refuse stays refused. */
export async function tamper(...statements: string[]): Promise<void> {
  await asOwner().$transaction(async (tx) => {
    await tx.$executeRaw`SET LOCAL session_replication_role = replica`
    for (const sql of statements) await tx.$executeRawUnsafe(sql)
  })
}

/** SQL: the hash that a posting ought to have after the one before it, so that it looks right by itself. */
export const rehash = (walletId: string, seq: number): string => `
  UPDATE postings p SET hash = posting_hash(
    (SELECT hash FROM postings WHERE wallet_id = p.wallet_id AND seq = p.seq - 1), p.wallet_id, p.seq, p.amount, p.total_after,
    p.cause_type, p.cause_id, p.created_at, t.id, t.kind, t.reason, t.actor_id, t.cause_type, t.cause_id, t.reverses_id)
  FROM ledger_transactions t WHERE t.id = p.transaction_id AND p.wallet_id = '${walletId}' AND p.seq = ${seq}`
