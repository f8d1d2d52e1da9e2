import type { Metadata } from 'next'
import { NewRoundPage } from '@/components/rounds/new/new-round-page'

export const metadata: Metadata = { title: 'New round' }

export default function Page() {
  return <NewRoundPage />
}
