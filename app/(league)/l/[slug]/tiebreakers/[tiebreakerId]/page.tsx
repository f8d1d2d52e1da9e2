import type { Metadata } from 'next'
import { TiebreakerPage } from '@/components/tiebreakers/page/tiebreaker-page'

export const metadata: Metadata = { title: 'Tiebreaker' }

export default async function Page({ params }: PageProps<'/l/[slug]/tiebreakers/[tiebreakerId]'>) {
  const { tiebreakerId } = await params
  return <TiebreakerPage key={tiebreakerId} tiebreakerId={tiebreakerId} />
}
