import type { Metadata } from 'next'
import { PostPage } from '@/components/feed/post/post-page'
import { listMembers } from '@/lib/server/leagues/data/members'
import { leagueScope } from '../../scope'

export const metadata: Metadata = { title: 'Post' }

export default async function Page({ params }: PageProps<'/l/[slug]/feed/[postId]'>) {
  const { slug, postId } = await params
  const scope = await leagueScope(slug)
  return <PostPage key={postId} postId={postId} members={await listMembers(scope)} />
}
