import type { Metadata } from 'next'
import { MembersPage } from '@/components/members/members-page'
import { listMembers } from '@/lib/server/leagues/data/members'
import { leagueScope } from '../scope'

export const metadata: Metadata = { title: 'Members' }

export default async function Page({ params }: { params: Promise<{ slug: string }> }) {
  const scope = await leagueScope((await params).slug)
  return <MembersPage initial={await listMembers(scope)} />
}
