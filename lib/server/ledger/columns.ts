import { Prisma } from '@/prisma/generated/client'
import type { Wallet } from './types'

/** A row of `wallets` as a Wallet. */
export const walletColumns = Prisma.sql`
  id, league_id AS "leagueId", team_id AS "teamId", currency_id AS "currencyId", available, held,
  posting_seq AS "postingSeq", version, frozen_at AS "frozenAt", freezes`

/** The same for a read through Prisma. */
export const walletSelect = {
  id: true,
  leagueId: true,
  teamId: true,
  currencyId: true,
  available: true,
  held: true,
  postingSeq: true,
  version: true,
  frozenAt: true,
  freezes: true,
} as const

/** Without what a write says of itself beside it. */
export const walletOf = ({
  id,
  leagueId,
  teamId,
  currencyId,
  available,
  held,
  postingSeq,
  version,
  frozenAt,
  freezes,
}: Wallet): Wallet => ({
  id,
  leagueId,
  teamId,
  currencyId,
  available,
  held,
  postingSeq,
  version,
  frozenAt,
  freezes,
})
