import type { Metadata } from 'next'
import { TiebreakersPage } from '@/components/tiebreakers/list/tiebreakers-page'

export const metadata: Metadata = { title: 'Tiebreakers' }

export default function Page() {
  return <TiebreakersPage />
}
