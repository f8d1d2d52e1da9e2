import type { Metadata } from 'next'
import { WalletPage } from '@/components/wallet/wallet-page'

export const metadata: Metadata = { title: 'Wallet' }

export default async function Wallet({ params }: { params: Promise<{ walletId: string }> }) {
  const { walletId } = await params
  return (
    <div className="page pb-12">
      <WalletPage key={walletId} walletId={walletId} />
    </div>
  )
}
