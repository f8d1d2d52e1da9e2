import type { Metadata } from 'next'
import { PlayersPage } from '@/components/players/players-page'

export const metadata: Metadata = { title: 'Players' }

export default function Players() {
  return (
    <div className="page pb-12">
      <PlayersPage />
    </div>
  )
}
