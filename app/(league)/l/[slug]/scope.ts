import { notFound } from 'next/navigation'
import { cache } from 'react'
import { pageViewer } from '@/app/session'
import { AppError } from '@/lib/platform/app-error'
import { enterLeagueBySlug, type LeagueScope } from '@/lib/server/leagues/access'

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
