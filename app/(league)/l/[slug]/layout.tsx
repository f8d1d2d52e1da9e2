import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { pageViewer } from '@/app/session'
import { LeagueFrame } from '@/components/leagues/league-frame'
import { listLeagues } from '@/lib/server/leagues/data/leagues'
import { pageInbox } from '../../inbox'
import { leagueScope, pageLeague } from './scope'

type InLeague = { params: Promise<{ slug: string }> }

export async function generateMetadata({ params }: InLeague): Promise<Metadata> {
  // What is thrown here would take the title from the page that says there is nothing.
  const read = await pageLeague((await params).slug).catch(() => null)
  if (!read) return { title: 'Nothing here' }
  const { name } = read.league
  // The root's template gives the league's own page its "· Gavel".
  return { title: { default: name, template: `%s · ${name}` } }
}

export default async function LeagueLayout({ params, children }: InLeague & { children: ReactNode }) {
  const { slug } = await params
  const scope = await leagueScope(slug)
  const { userId, name, email } = await pageViewer()
  const [initial, leagues, inbox] = await Promise.all([pageLeague(slug), listLeagues(scope), pageInbox()])
  const person = { userId, name, email }
  return (
    <LeagueFrame key={initial.league.id} initial={initial} leagues={leagues} inbox={inbox} person={person}>
      {children}
    </LeagueFrame>
  )
}
