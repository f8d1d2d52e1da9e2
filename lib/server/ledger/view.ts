import type { WalletView } from '@/lib/contracts/views'
import type { Wallet } from './types'

/** The whole wallet; lib/domain/visibility cuts it down to what a viewer may see. */
export const toWalletView = (wallet: Wallet): WalletView => ({
  id: wallet.id,
  leagueId: wallet.leagueId,
  teamId: wallet.teamId,
  currencyId: wallet.currencyId,
  total: String(wallet.available + wallet.held),
  available: String(wallet.available),
  held: String(wallet.held),
  postings: Number(wallet.postingSeq),
  frozen: wallet.frozenAt !== null,
  freezes: Number(wallet.freezes),
  version: Number(wallet.version),
})
