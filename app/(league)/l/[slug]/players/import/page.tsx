import type { Metadata } from 'next'
import { PlayersImport } from '@/components/players-import/players-import'

export const metadata: Metadata = { title: 'Import players' }

export default function ImportPlayersPage() {
  return <PlayersImport />
}
