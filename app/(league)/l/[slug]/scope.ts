import { notFound } from 'next/navigation'
import { cache } from 'react'
import { pageViewer } from '@/app/session'
import { AppError } from '@/lib/platform/app-error'
import { enterLeagueBySlug, type LeagueScope } from '@/lib/server/leagues/access'
import { getLeague } from '@/lib/server/leagues/data/leagues'

/** The member who asks for a page of this league; for everyone else there is no such page. */
export const leagueScope = cache(async (slug: string): Promise<LeagueScope> => {
  const viewer = await pageViewer()
  try {
    return await enterLeagueBySlug(viewer, slug)
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') notFound()
    throw error
  }
})

/** The league as this member sees it; read once a request, by layout, title and page. */
export const pageLeague = cache(async (slug: string) => getLeague(await leagueScope(slug)))
