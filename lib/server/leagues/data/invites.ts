import { createHash } from 'node:crypto'
import type { InviteView, Role } from '@/lib/contracts/views'
import { notFound } from '@/lib/platform/app-error'
import { database } from '@/lib/platform/database/client'
import type { InviteModel } from '@/prisma/generated/models'
import type { LeagueScope } from '../access'
import { inviteUsed } from '../errors'
import { toInviteView } from '../view'

/** 24 random bytes need no salt, and the table alone opens no league. */
export const hashOfCode = (code: string): string => createHash('sha256').update(code).digest('hex')

/** Invites of the league that can still be used, newest first. */
export async function listInvites(scope: LeagueScope, now = new Date()): Promise<InviteView[]> {
  const rows = await database().invite.findMany({
    where: { leagueId: scope.leagueId, revokedAt: null, expiresAt: { gt: now } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  })
  const open = rows.filter((row) => isOpen(row, now))
  const teams = await database().team.findMany({
    where: { leagueId: scope.leagueId, id: { in: open.flatMap(({ teamId }) => teamId ?? []) } },
  })
  return open.map((row) => toInviteView(row, teams.find(({ id }) => id === row.teamId) ?? null))
}

/**
 * What an invite link leads to, for whoever holds it.
 * @throws AppError not_found, invite_used (or run out, or taken back)
 */
export async function getInvite(code: string, now = new Date()) {
  const invite = await database().invite.findUnique({
    where: { codeHash: hashOfCode(code) },
    include: { league: { select: { name: true, slug: true } } },
  })
  if (!invite) throw notFound()
  if (!isOpen(invite, now)) throw inviteUsed()
  const team = invite.teamId
    ? await database().team.findUnique({ where: { id: invite.teamId }, select: { id: true, name: true } })
    : null
  return { league: invite.league, role: invite.role as Role, team }
}

const isOpen = (invite: InviteModel, now: Date): boolean =>
  invite.revokedAt === null && invite.expiresAt > now && invite.uses < invite.maxUses
