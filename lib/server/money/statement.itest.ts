import { beforeAll, describe, expect, it } from 'vitest'
import { allLines } from '@/hooks/wallets/all-lines'
import type { StatementLine } from '@/lib/contracts/views'
import { statementCsv } from '@/lib/domain/statement/statement-csv'
import { balanceManager } from '@/lib/server/ledger/balance-manager'
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

const db = useTestDatabase()
let league: MadeLeague
let owner: MoneyClient
let wallet: string
let player: { id: string; name: string }

beforeAll(async () => {
  league = await makeLeague({ teams: 2, balances: { GBP: 100_000n } })
  owner = await MoneyClient.of(league.owner)
  const [herons] = league.teams
  if (!herons) throw new Error('The factories made too little.')
  wallet = (await db().wallet.findFirstOrThrow({ where: { teamId: herons.id } })).id
  const players = await makePlayers(league, [{ name: 'Bo Ode' }, { name: 'Groß, Anna' }])
  player = players[0] as typeof player
  const round = await makeOpenRound(league, { name: 'Opening night' })
  await submitBids(
    league,
    round.id,
    herons,
    players.map((each, n) => [each, 100 + n] as const),
  )
  await finalize(league, round.id)
  for (let n = 1; n <= 8; n++) await move(n)
  await move(9, '=HYPERLINK("x")')
})

const move = (amount: number, reason = `Move ${amount}`) => {
  const actor = { userId: league.owner.userId }
  const by = { leagueId: league.leagueId, actor, reason, walletId: wallet, amount: BigInt(amount) }
  return amount % 3 === 0
    ? balanceManager.addBalance({ ...by, kind: 'income', account: 'income' })
    : balanceManager.addBalance(by)
}
const linesOf = async (query: Record<string, string | number>): Promise<StatementLine[]> => {
  const { status, body } = await owner.statement(wallet, query)
  expect(status, JSON.stringify(body)).toBe(200)
  return body.lines
}
const seqs = (lines: readonly StatementLine[]) => lines.map(({ seq }) => seq)
const pageBy = (query: Record<string, string | number>) => async (before: number | undefined) =>
  (await owner.statement(wallet, { ...query, ...(before ? { before } : {}) })).body

describe('a statement', () => {
  it('says after each line what was left, and what it came from', async () => {
    const lines = await linesOf({})
    expect(seqs(lines)).toEqual([12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1])
    lines.slice(0, -1).forEach((line, n) => {
      expect(BigInt(line.totalAfter) - BigInt(line.amount)).toBe(BigInt(lines[n + 1]?.totalAfter ?? ''))
    })
    expect(lines.at(-1)).toMatchObject({ kind: 'opening', totalAfter: '100000', player: null })
    const bought = lines.find(({ player: of }) => of?.id === player.id)
    expect(bought).toMatchObject({ kind: 'award', amount: '-100', round: { name: 'Opening night' } })
  })

  it('leaves what a filter asks for, with the balances as they were', async () => {
    const all = await linesOf({})
    const [kinds, players] = [await linesOf({ kind: 'income' }), await linesOf({ playerId: player.id })]
    expect(kinds).toEqual(all.filter(({ kind }) => kind === 'income'))
    expect(players).toEqual(all.filter(({ player: of }) => of?.id === player.id))
    const [newest, oldest] = [all[2] as StatementLine, all[6] as StatementLine]
    const period = await linesOf({ since: oldest.at, until: newest.at })
    expect(period).toEqual(all.filter(({ at }) => at >= oldest.at && at < newest.at))
    expect(period.length).toBeGreaterThan(0)
    expect(await linesOf({ kind: 'income', playerId: player.id })).toEqual([])
    const { body } = await owner.statement(wallet, { kind: 'refund' })
    expect([body.lines, body.next, body.wallet.postings]).toEqual([[], null, 12])
    expect(body.players.map(({ name }: { name: string }) => name)).toEqual(['Bo Ode', 'Groß, Anna'])
  })

  it.each([
    { kind: 'x' },
    { playerId: 'x' },
    { since: 'today' },
    { limit: 0 },
    { limit: 1001 },
    { before: -1 },
  ])('refuses to filter by %o', async (query) =>
    expect((await owner.statement(wallet, query)).status).toBe(400),
  )

  it('keeps its pages while new lines arrive, filtered or not', async () => {
    for (const filter of [{}, { kind: 'adjustment' }] as Record<string, string>[]) {
      const whole = await linesOf(filter)
      const read: StatementLine[] = []
      await allLines(async (before) => {
        const page = await pageBy({ ...filter, limit: 2 })(before)
        read.push(...page.lines)
        await move(1, 'Meanwhile')
        return page
      })
      expect(seqs(read)).toEqual(seqs(whole))
      // What a tab has loaded, and all that is new.
      const from = whole.at(-2)?.seq ?? 0
      const { body } = await owner.statement(wallet, { ...filter, from })
      expect(body.lines.at(-1).seq).toBe(from)
      expect(body.lines.length).toBeGreaterThan(whole.length - 1)
      expect(body.next).toBe(from)
      const end = (await owner.statement(wallet, { ...filter, from: whole.at(-1)?.seq ?? 0 })).body
      expect(end.next).toBeNull()
    }
  })

  it('exports every line of the database, page by page, and no formula', async () => {
    const { lines, cut } = await allLines(pageBy({ limit: 5 }))
    expect(cut).toBe(false)
    const rows = statementCsv(lines, { code: 'GBP', decimals: 2 }).trim().split('\r\n').slice(1)
    const stored = await db().posting.findMany({ where: { walletId: wallet }, orderBy: { seq: 'desc' } })
    expect(rows.map((row) => row.split(',')[0])).toEqual(stored.map(({ seq }) => String(seq)))
    const sum = rows.reduce((total, row) => {
      const amount = /,(-?\d+)\.(\d\d),\d+\.\d\d,GBP,/.exec(row)
      return total + BigInt(`${amount?.[1]}${amount?.[2]}`)
    }, 0n)
    const { available, held } = await db().wallet.findUniqueOrThrow({ where: { id: wallet } })
    expect(sum).toBe(available + held)
    expect(rows.join('\n')).toContain(`,"'=HYPERLINK(""x"")",`)
    expect(await allLines(pageBy({ limit: 2 }), 3)).toMatchObject({ cut: true, lines: lines.slice(0, 3) })
  })
})

describe('a balance over time', () => {
  const pointsOf = async (query = {}) => (await owner.balances(wallet, query)).body.points

  it('is each posting while there are few, of some days with what there was before', async () => {
    const lines = (await linesOf({})).reverse()
    expect(await pointsOf()).toEqual(lines.map(({ at, totalAfter }) => ({ at, total: totalAfter })))
    // Not in the same millisecond.
    const n = lines.findLastIndex(({ at }, index) => at < (lines[index + 1]?.at ?? ''))
    const [first, since] = [lines[n] as StatementLine, lines[n + 1] as StatementLine]
    const some = await pointsOf({ since: since.at })
    expect(some[0]).toEqual({ at: since.at, total: first.totalAfter })
    expect(some.at(-1).total).toBe(lines.at(-1)?.totalAfter)
    expect(await pointsOf({ until: lines[0]?.at ?? '' })).toEqual([])
  })

  it('has some hundred points of a long history, true ones, and ends with what there is', async () => {
    const changes = Array.from({ length: 150 }, () => ({ walletId: wallet, amount: 1n }))
    const by = { leagueId: league.leagueId, actor: { userId: league.owner.userId }, reason: 'Many' }
    for (let n = 0; n < 3; n++) await balanceManager.batchUpdateBalances({ ...by, changes })
    const points = await pointsOf()
    expect(points.length).toBeLessThanOrEqual(101)
    expect(points.length).toBeGreaterThan(1)
    const lines = (await allLines(pageBy({ limit: 1_000 }))).lines
    const known = new Set(lines.map(({ at, totalAfter }) => `${at} ${totalAfter}`))
    for (const { at, total } of points) expect(known).toContain(`${at} ${total}`)
    expect(points.at(-1).total).toBe(lines[0]?.totalAfter)
    const times: string[] = points.map(({ at }: { at: string }) => at)
    expect([...times].sort()).toEqual(times)
  })
})

it('never has a line that nobody was told of: what cancels itself out on a wallet is refused', async () => {
  const before = await owner.statement(wallet)
  const by = { leagueId: league.leagueId, actor: league.owner, reason: 'There and back' }
  const changes = [5n, -5n].map((amount) => ({ walletId: wallet, amount }))
  const moved = balanceManager.batchUpdateBalances({ ...by, changes })
  await expect(moved).rejects.toMatchObject({ code: 'invalid_request' })
  const after = await owner.statement(wallet)
  const { postingSeq } = await db().wallet.findUniqueOrThrow({ where: { id: wallet } })
  expect(after.body.lines[0].seq).toBe(Number(postingSeq))
  expect(after.body).toEqual(before.body)
})
