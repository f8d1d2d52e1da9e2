import { Prisma } from '@/prisma/generated/client'
import type { Wallet } from './types'

const columns = Prisma.sql`
  id, league_id AS "leagueId", team_id AS "teamId", currency_id AS "currencyId", available, held,
  posting_seq AS "postingSeq", version, frozen_at AS "frozenAt", freezes`

/** A row of `wallets` as a Wallet. */
export const walletColumns = Prisma.sql`${columns}, frozen_reason AS "frozenReason"`

/** The same of what `ledger_write` answers: it writes no wallet that is frozen. */
export const writtenColumns = Prisma.sql`${columns}, NULL AS "frozenReason"`

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
  frozenReason: true,
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
  frozenReason,
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
  frozenReason,
  freezes,
})
