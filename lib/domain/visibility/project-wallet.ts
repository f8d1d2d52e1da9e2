import type { WalletView } from '@/lib/contracts/views'
import { type EventViewer, isOwnTeam } from './viewer'

/**
 * A wallet as this viewer may see it. What is available and held is for the team's own people: a commissioner
 * too sees the total alone, for a held amount would tell him a sealed bid.
 */
export function projectWallet(viewer: EventViewer, wallet: WalletView): WalletView {
  return isOwnTeam(viewer, wallet.teamId) ? wallet : { ...wallet, available: null, held: null }
}
