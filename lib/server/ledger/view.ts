import type { WalletView } from '@/lib/contracts/views'
import type { Wallet } from './types'

/** Back from the whole view of a wallet that is not frozen. */
export const toWallet = (view: WalletView): Wallet => ({
  id: view.id,
  leagueId: view.leagueId,
  teamId: view.teamId,
  currencyId: view.currencyId,
  available: BigInt(view.available ?? 0),
  held: BigInt(view.held ?? 0),
  postingSeq: BigInt(view.postings),
  version: BigInt(view.version),
  frozenAt: null,
  frozenReason: null,
  freezes: BigInt(view.freezes),
})

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
  ...(wallet.frozenReason === null ? {} : { frozenReason: wallet.frozenReason }),
  freezes: Number(wallet.freezes),
  version: Number(wallet.version),
})
