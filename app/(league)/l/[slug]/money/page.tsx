import type { Metadata } from 'next'
import { MoneyPage } from '@/components/money/wallets/money-page'

export const metadata: Metadata = { title: 'Money' }

export default function Page() {
  return <MoneyPage />
}
