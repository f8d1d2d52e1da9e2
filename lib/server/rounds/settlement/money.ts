import { priceFor } from '@/lib/domain/tiebreak/decide'
import type { UnitOfWork } from '@/lib/server/events/unit-of-work'
import { balanceManager } from '@/lib/server/ledger/balance-manager'
import type { Cause } from '@/lib/server/ledger/types'
import { contestOf, isLive, type TiebreakerRow } from '@/lib/server/tiebreakers/view'
import type { Award } from '@/prisma/generated/client'
import type { RoundRow } from '../view'
import type { SettlementSheet } from './sheets'

interface Held {
  holdId: string | null
  amount: bigint
  cause: Cause
}

export interface MoneyOfPass {
  sheets: readonly SettlementSheet[]
  tiebreakers: readonly TiebreakerRow[]
  /** What each sheet must hold from now on, by team id. */
  sheetHolds: ReadonlyMap<string, bigint>
  awards: readonly Award[]
}

/**
 * Moves the money of a pass in one ledger transaction: each team's new awards are paid out of its sheet's and its
 * tiebreakers' holds together, what is still open stays held under its own cause, and the rest comes back.
 * @returns the teams whose holds changed
 */
export async function moveMoney(uow: UnitOfWork, round: RoundRow, pass: MoneyOfPass): Promise<Set<string>> {
  const before = await readHolds(uow, pass)
  const captures = pass.sheets.flatMap(({ walletId, teamId }) => {
    const wanted = wantedOf(pass, teamId)
    const present = before.get(teamId) ?? []
    const payments = pass.awards
      .filter((award) => award.teamId === teamId)
      .map(({ id, amount }) => ({ amount, cause: { type: 'award', id } as const }))
    const isAsItWas = (held: Held) =>
      wanted.some(({ cause, amount }) => cause.id === held.cause.id && amount === held.amount)
    const holdIds = present.filter((held) => !isAsItWas(held)).flatMap(({ holdId }) => holdId ?? [])
    const keep = wanted.filter(
      ({ cause, amount }) => !present.some((held) => held.cause.id === cause.id && held.amount === amount),
    )
    const isIdle = holdIds.length === 0 && keep.length === 0 && payments.length === 0
    return isIdle ? [] : [{ teamId, walletId, holdIds, payments, keep }]
  })
  const { holds } = await balanceManager.captureHolds(uow, {
    leagueId: round.leagueId,
    reason: round.name,
    cause: { type: 'round', id: round.id },
    captures,
  })
  for (const { teamId, walletId, holdIds } of captures) {
    const made = holds.filter((hold) => hold.walletId === walletId)
    const kept = (causeId: string) => made.find(({ cause }) => cause.id === causeId)?.id ?? null
    await noteHolds(uow, pass, teamId, holdIds, kept)
  }
  return new Set(captures.map(({ teamId }) => teamId))
}

/** What must be held for a team after the pass; zero is no hold. */
function wantedOf({ sheets, tiebreakers, sheetHolds }: MoneyOfPass, teamId: string): Omit<Held, 'holdId'>[] {
  const ties = tiebreakers.filter(isLive).flatMap((row) => {
    const contest = contestOf(row)
    if (!contest.standing.includes(teamId)) return []
    return [{ amount: priceFor(contest, teamId), cause: { type: 'tiebreaker', id: row.id } as const }]
  })
  const sheet = sheets.find((candidate) => candidate.teamId === teamId)
  const onSheet = sheet
    ? [{ amount: sheetHolds.get(teamId) ?? 0n, cause: { type: 'sheet', id: sheet.id } as const }]
    : []
  return [...onSheet, ...ties].filter(({ amount }) => amount > 0n)
}

/** What is held for each team before the pass, by the sheet and by its places in the round's tiebreakers. */
async function readHolds(uow: UnitOfWork, pass: MoneyOfPass): Promise<Map<string, Held[]>> {
  const places = pass.tiebreakers.flatMap(({ id, teams }) => teams.map((team) => ({ ...team, id })))
  const rows = await uow.tx.hold.findMany({
    where: { id: { in: places.flatMap(({ holdId }) => holdId ?? []) }, state: 'active' },
  })
  const amounts = new Map(rows.map(({ id, amount }) => [id, amount]))
  const held = new Map<string, Held[]>()
  for (const { teamId, id, holdId, held: amount } of pass.sheets) {
    held.set(teamId, holdId ? [{ holdId, amount, cause: { type: 'sheet', id } }] : [])
  }
  for (const { teamId, id, holdId } of places) {
    const amount = amounts.get(holdId ?? '')
    if (amount !== undefined) held.get(teamId)?.push({ holdId, amount, cause: { type: 'tiebreaker', id } })
  }
  return held
}

/** Writes the new holds beside what they stand for, and forgets those that are gone. */
async function noteHolds(
  uow: UnitOfWork,
  { sheets, tiebreakers }: MoneyOfPass,
  teamId: string,
  gone: readonly string[],
  kept: (causeId: string) => string | null,
): Promise<void> {
  for (const { id, holdId } of sheets.filter((sheet) => sheet.teamId === teamId)) {
    if (!kept(id) && !gone.includes(holdId ?? '')) continue
    await uow.tx.bidSheet.update({ where: { id }, data: { holdId: kept(id) } })
  }
  for (const { id, teams } of tiebreakers) {
    const place = teams.find((team) => team.teamId === teamId)
    if (!place || (!kept(id) && !gone.includes(place.holdId ?? ''))) continue
    const where = { tiebreakerId_teamId: { tiebreakerId: id, teamId } }
    await uow.tx.tiebreakerTeam.update({ where, data: { holdId: kept(id) } })
  }
}
