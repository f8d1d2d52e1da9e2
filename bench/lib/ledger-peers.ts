import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { newId } from '@/lib/platform/ids'
import type { BenchWallet, Books } from './ledger-stage'

/** What a debit says of itself, whoever makes it. */
export const DEBIT = { kind: 'adjustment', reason: 'A purchase', account: 'adjustment' } as const

export interface RawPeer {
  /** The same function that BalanceManager calls, one call a change, prepared, through a bare pool of the same size. */
  debit(wallet: BenchWallet): Promise<unknown>
  /** The same two functions in a transaction. */
  batch(wallets: readonly BenchWallet[]): Promise<unknown>
  close(): Promise<void>
}

export function openRaw({ url }: Books): RawPeer {
  const pool = new pg.Pool({ connectionString: url, max: 8, options: '-c role=gavel_app' })
  return {
    debit({ leagueId, walletId }) {
      const ids = { transaction: newId(), teamEvent: newId(), leagueEvent: newId() }
      const change = JSON.stringify([{ ...DEBIT, ...ids, amount: '-1' }])
      const text = 'SELECT * FROM ledger_change($1::uuid, $2::uuid, $3::jsonb, $4::json)'
      return pool.query({ name: 'debit', text, values: [leagueId, walletId, change, '{}'] })
    },
    async batch(wallets) {
      const [{ leagueId: league } = { leagueId: '' }] = wallets
      const client = await pool.connect()
      try {
        await client.query('BEGIN')
        const lines = wallets.map(({ walletId }) => ({ wallet: walletId, amount: '-1' }))
        const write = { league, transaction: newId(), ...DEBIT, lines, resolve: [], place: [] }
        const text = 'SELECT * FROM ledger_write($1::jsonb)'
        const { rows } = await client.query({ name: 'write', text, values: [JSON.stringify(write)] })
        const events = rows.map((wallet) => ({
          rooms: [`team:${wallet.team_id}`, `league:${league}`],
          ids: [newId(), newId()],
          type: 'wallet_update',
          version: wallet.version,
          data: { wallet, because: { ...DEBIT, amount: '-1' } },
        }))
        const append = 'SELECT * FROM append_events($1::jsonb)'
        await client.query({ name: 'append', text: append, values: [JSON.stringify(events)] })
        await client.query('COMMIT')
      } finally {
        client.release()
      }
    },
    close: () => pool.end(),
  }
}

/** A debit as one writes it with Prisma: an interactive transaction, row by row. Its postings carry no chain. */
export function naiveDebit({ owner }: Books, { leagueId, walletId }: BenchWallet): Promise<unknown> {
  return owner.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM wallets WHERE id = ${walletId}::uuid FOR UPDATE`
    const before = await tx.wallet.findUniqueOrThrow({ where: { id: walletId } })
    if (before.available < 1n) throw new Error('There is not enough money.')
    const { kind, reason, account } = DEBIT
    const transactionId = newId()
    const seq = before.postingSeq + 1n
    const hash = randomBytes(32)
    await tx.ledgerTransaction.create({ data: { id: transactionId, leagueId, kind, reason } })
    const both = { transactionId, leagueId, currencyId: before.currencyId }
    const totalAfter = before.available + before.held - 1n
    await tx.posting.createMany({
      data: [
        { ...both, walletId, amount: -1n, seq, totalAfter, hash },
        { ...both, account, amount: 1n },
      ],
    })
    const wallet = await tx.wallet.update({
      where: { id: walletId },
      data: { available: { decrement: 1n }, version: { increment: 1n }, postingSeq: seq, postingHash: hash },
    })
    const rooms = [`league:${leagueId}`, `team:${wallet.teamId}`]
    const data = {
      wallet: { id: walletId, total: String(totalAfter) },
      because: { kind, reason, amount: '-1' },
    }
    for (const room of rooms) {
      const { epoch, seq } = await tx.roomHead.upsert({
        where: { room },
        create: { room, epoch: BigInt(Date.now()), seq: 1n },
        update: { seq: { increment: 1n } },
      })
      const event = { room, epoch, seq, id: newId(), type: 'wallet_update', version: wallet.version, data }
      await tx.event.create({ data: event })
    }
  })
}

/** The same function without any of our process: PostgreSQL's own load generator. @returns null where it is not installed */
export async function pgbench(books: Books, lanes: number, seconds: number): Promise<number | null> {
  const folder = await mkdtemp(join(tmpdir(), 'gavel-pgbench-'))
  const script = join(folder, 'debit.sql')
  const { kind, reason, account } = DEBIT
  await writeFile(
    script,
    `\\set n random(1, ${books.wallets.length})
SELECT c.* FROM bench_wallets w, ledger_change(w.league_id, w.wallet_id, jsonb_build_array(jsonb_build_object(
  'transaction', gen_random_uuid(), 'teamEvent', gen_random_uuid(), 'leagueEvent', gen_random_uuid(), 'amount', -1,
  'kind', '${kind}', 'reason', '${reason}', 'account', '${account}')), '{}') c WHERE w.n = :n;
`,
  )
  try {
    const args = [
      '-n',
      '-M',
      'prepared',
      '-c',
      String(lanes),
      '-j',
      '1',
      '-T',
      String(seconds),
      '-f',
      script,
      books.url,
    ]
    const output = await outputOf('pgbench', args)
    return output === null ? null : Number(/tps = ([\d.]+)/.exec(output)?.[1])
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function outputOf(command: string, args: string[]): Promise<string | null> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] })
    let [output, complaint] = ['', '']
    child.stdout.on('data', (chunk) => {
      output += chunk
    })
    child.stderr.on('data', (chunk) => {
      complaint += chunk
    })
    child.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ENOENT' ? resolve(null) : reject(error),
    )
    child.once('close', (code) => (code === 0 ? resolve(output) : reject(new Error(complaint))))
  })
}
