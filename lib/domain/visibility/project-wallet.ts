import type { WalletView } from '@/lib/contracts/views'

/**
 * A wallet as a viewer may see it. What is available and held is for the team's own people: a held amount would tell
 * a sealed bid, to the commissioner too. So would a version that counts holds: others are shown how many postings and freezes there were.
 * @param viewer the viewer's own team in this league, if any
 */
export function projectWallet(viewer: { teamId: string | null }, wallet: WalletView): WalletView {
  return viewer.teamId === wallet.teamId
    ? wallet
    : { ...wallet, available: null, held: null, version: wallet.postings + wallet.freezes }
}
