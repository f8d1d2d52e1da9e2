import type { Metadata } from 'next'
import { RoundsPage } from '@/components/rounds/list/rounds-page'

export const metadata: Metadata = { title: 'Rounds' }

export default function Page() {
  return <RoundsPage />
}
