import type { Metadata } from 'next'
import { AdminRoundPage } from '@/components/rounds/admin/admin-round-page'

export const metadata: Metadata = { title: 'Run a round' }

export default async function Page({ params }: PageProps<'/l/[slug]/admin/rounds/[roundId]'>) {
  const { roundId } = await params
  return <AdminRoundPage key={roundId} roundId={roundId} />
}
