import type { AnswerOf, BodyOf } from '@/lib/contracts/endpoint'
import type { importPlayers as contract } from '@/lib/contracts/endpoints/players'
import { leagueRoom } from '@/lib/contracts/rooms'
import type { RosterRules } from '@/lib/contracts/round-rules'
import type { ParsedPlayer } from '@/lib/domain/players-import/types'
import { database } from '@/lib/platform/database/client'
import { recordAct } from '@/lib/server/audit/record'
import { inTransaction, type UnitOfWork } from '@/lib/server/events/unit-of-work'
import type { LeagueScope } from '@/lib/server/leagues/access'
import { readRefs } from '../data'
import { importRefused } from '../errors'
import { type ReadFile, readFile } from '../read-file'
import { upsertPlayers } from './upsert-players'

const SAMPLE = 50
const WARNINGS = 200

/** The league, and who imports: null is the operator at the server's own command line. */
export type ImportScope = Pick<LeagueScope, 'leagueId'> & { userId: string | null }

/**
 * Reads a file of players: what it would bring, or brings all of it in one transaction, or nothing. A row whose
 * reference the league has updates that player; nobody is ever removed.
 * @throws AppError import_refused (mode 'import', with details.problems by line)
 */
export async function importPlayers(
  scope: ImportScope,
  { csv, mapping, mode }: BodyOf<typeof contract>,
): Promise<AnswerOf<typeof contract>> {
  const league = await database().league.findUniqueOrThrow({
    where: { id: scope.leagueId },
    include: { currencies: { orderBy: [{ sortOrder: 'asc' }, { code: 'asc' }], take: 1 } },
  })
  const file = readFile(csv, mapping, {
    roster: league.roster as RosterRules,
    decimals: league.currencies[0]?.decimals ?? 0,
    refs: await readRefs(scope),
  })
  if (mode === 'preview') {
    return {
      ...summary(file),
      added: file.rows.length - file.existing,
      updated: file.existing,
      imported: false,
    }
  }
  if (file.problemCount > 0) throw importRefused(file.problems, file.problemCount)
  const counts = await inTransaction({ userId: scope.userId }, (uow) => write(uow, scope, file.rows))
  return { ...summary(file), ...counts, imported: true }
}

async function write(uow: UnitOfWork, { leagueId, userId }: ImportScope, rows: readonly ParsedPlayer[]) {
  const counts = await upsertPlayers(uow, leagueId, rows)
  const { playersVersion } = await uow.tx.league.update({
    where: { id: leagueId },
    data: { playersVersion: { increment: 1 } },
    select: { playersVersion: true },
  })
  const playerCount = await uow.tx.player.count({ where: { leagueId } })
  const fact = { leagueId, version: playersVersion, playerCount }
  uow.emit(leagueRoom(leagueId), 'players_update', fact, playersVersion)
  await recordAct(uow, {
    leagueId,
    actorId: userId,
    action: 'players.import',
    summary: `Imported ${rows.length} players: ${counts.added} new, ${counts.updated} updated`,
    details: { ...counts },
  })
  return counts
}

function summary(file: ReadFile) {
  return {
    columns: file.columns,
    mapping: file.mapping,
    sample: file.rows.slice(0, SAMPLE).map((row) => ({ ...row, basePrice: String(row.basePrice) })),
    total: file.rows.length,
    problems: file.problems,
    warnings: file.warnings.slice(0, WARNINGS),
  }
}
