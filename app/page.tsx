import { redirect } from 'next/navigation'
import { paths } from '@/lib/contracts/paths'
import { listLeagues } from '@/lib/server/leagues/data/leagues'
import { viewerOrNull } from './session'

/** The front door: the one league of somebody who has one, else the list, else the sign-in. */
export default async function Home() {
  const viewer = await viewerOrNull()
  if (!viewer) redirect(paths.signIn())
  const { leagues } = await listLeagues(viewer)
  const [only] = leagues
  redirect(only && leagues.length === 1 ? paths.league(only.slug) : paths.leagues())
}
