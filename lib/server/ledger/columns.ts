import { Prisma } from '@/prisma/generated/client'

/** A row of `wallets` as a Wallet. */
export const walletColumns = Prisma.sql`
  id, league_id AS "leagueId", team_id AS "teamId", currency_id AS "currencyId", available, held,
  posting_seq AS "postingSeq", version, frozen_at AS "frozenAt", freezes`
