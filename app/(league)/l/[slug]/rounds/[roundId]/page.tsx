import type { Metadata } from 'next'
import { RoundPage } from '@/components/rounds/page/round-page'

export const metadata: Metadata = { title: 'Round' }

export default async function Page({ params }: PageProps<'/l/[slug]/rounds/[roundId]'>) {
  const { roundId } = await params
  return <RoundPage key={roundId} roundId={roundId} />
}
