import type { Metadata } from 'next'
import { ShopDesk } from '@/components/shop/admin/shop-desk'

export const metadata: Metadata = { title: 'Run the shop' }

export default function Page() {
  return <ShopDesk />
}
