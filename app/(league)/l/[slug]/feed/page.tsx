import type { Metadata } from 'next'
import { FeedPage } from '@/components/feed/feed-page'
import { listMembers } from '@/lib/server/leagues/data/members'
import { leagueScope } from '../scope'

export const metadata: Metadata = { title: 'Feed' }

export default async function Page({ params }: PageProps<'/l/[slug]/feed'>) {
  const scope = await leagueScope((await params).slug)
  return <FeedPage members={await listMembers(scope)} />
}
